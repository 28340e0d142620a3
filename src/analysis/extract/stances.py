"""Stances: by which verbs somebody denies, dismisses, declines to discuss, does not acknowledge or is silent on something."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from analysis.extract.frames import subtree
from analysis.extract.subjects import conjuncts, source_of
from analysis.lexicons import read_tsv

if TYPE_CHECKING:
    from analysis.extract.found import Words
    from analysis.model import Stance

NEGATIONS = frozenset({"not", "n't", "n’t", "never", "nor", "neither", "yet", "without"})
DOUBTFUL = frozenset(
    {"if", "whether", "unless", "would", "could", "may", "might", "should", "will", "cannot", "wo", "can", "must", "shall"}
)
WISHES = frozenset(
    {"refuse", "decline", "urge", "ask", "want", "expect", "stop", "fail", "avoid", "tell", "order", "try", "demand"}
    | {"oppose", "favour", "favor", "consider", "contemplate", "mull", "propose", "suggest", "threaten"}
)
REFERRING = frozenset({"it", "this", "that", "these", "those", "them", "such", "so"})
NOBODY = frozenset({"nobody", "none", "one", "who", "anyone", "anybody"})
COURTS = frozenset({"court", "judge", "jury", "tribunal", "magistrate", "justice", "arbitrator", "referee", "umpire", "insurer", "court's"})
GRANTED = frozenset(  # what a person or a body grants: to deny it is no word about facts
    {"access", "bail", "visa", "entry", "permission", "request", "application", "parole", "asylum", "leave", "licence", "license", "permit"}
    | {"appeal", "motion", "petition", "treatment", "care", "admission", "opportunity", "chance", "loan", "coverage", "benefit", "food"}
    | {"water", "right", "service", "passage", "clearance", "accreditation", "citizenship", "promotion", "funding", "refund", "petition"}
)
TIMES = frozenset({"day", "week", "month", "year", "decade", "hour", "minute", "time"})
NEAR = 4  # words from a verb to its object


class Position(NamedTuple):
    """A stance before it is known what it is about.

    Attributes:
        cue: token of the word that shows it; first, last: the words from its negation to its target, as tokens, end exclusive.
        stance: the stance.
        sources: heads of those who take it.
        target: token ranges in which the proposition stands.
        refers: the target only points back ("denied these claims").
        claim: head of the words that hold a claim, whatever it is about ("denied that she was ill", "comment on the budget").
    """

    cue: int
    first: int
    last: int
    stance: Stance
    sources: tuple[int, ...]
    target: tuple[tuple[int, int], ...]
    refers: bool
    claim: int | None = None


class Target(NamedTuple):
    """Where the proposition of a stance stands, whether that only points back, and the head of its claim."""

    ranges: list[tuple[int, int]]
    refers: bool
    claim: int | None = None


class Entry(NamedTuple):
    """A verb of the lexicon: further words it needs ("play … down"), the stance, and what holds its proposition."""

    needs: str
    stance: Stance
    takes: frozenset[str]


@cache
def entries() -> dict[tuple[str, bool], Entry]:
    """(lemma, negated) to the entry."""
    found = {}
    for row in read_tsv("stances"):
        if row["kind"] in ("affirmed", "negated"):
            lemma, _, needs = row["cue"].partition(" ")
            stance: Stance = row["stance"]  # type: ignore[assignment]
            found[lemma, row["kind"] == "negated"] = Entry(needs, stance, frozenset(row["takes"].split()))
    return found


@cache
def nouns(kind: str) -> frozenset[str]:
    """Nouns of one kind: claim ("report"), thought ("idea"), ask ("question")."""
    return frozenset(row["cue"] for row in read_tsv("stances") if row["kind"] == kind)


@cache
def stance_lemmas() -> frozenset[str]:
    """All verbs of the lexicon."""
    return frozenset(lemma for lemma, _ in entries())


def by_verb(words: Words, verb: int) -> Position | None:
    """A stance by its verb: "denied", "has not acknowledged", "reports were rejected by"."""
    lemma = words.lemma[verb]
    if lemma in ("decline", "refuse") or also_denied(words, verb):
        return None
    negated = is_negated(words, verb)
    if negated and lemma == "deny" and words.lower[verb - 1] in ("nor", "or"):  # "has neither confirmed nor denied"
        found = targets(words, verb, frozenset({"obj", "that"}))
        return position(words, verb, "declines", found._replace(refers=found.refers or not found.ranges))
    entry = entries().get((lemma, negated))
    if entry is None or is_doubtful(words, verb) or (entry.needs and entry.needs not in words.lower[verb + 1 : words.right_edge[verb] + 1]):
        return None
    found = targets(words, verb, entry.takes)
    if entry.stance == "asserts":  # "confirmed this" repeats what a reporting clause says already
        found = Target(found.ranges, refers=False)
    elif "ask" in entry.takes and found.ranges:  # "did not return calls": about what was told before
        found = found._replace(refers=True)
    return position(words, verb, entry.stance, found) if found.ranges or found.refers else None


def also_denied(words: Words, verb: int) -> bool:
    """The first half of "neither confirm nor deny", whose second half tells all."""
    return any(words.dep[child] == "conj" and words.lemma[child] == "deny" and is_negated(words, child) for child in words.children[verb])


def position(words: Words, cue: int, stance: Stance, target: Target, *, source: int | None = None) -> Position | None:
    """A stance with its source; None where the text does not tell whose it is."""
    source = taker(words, cue) if source is None else source
    if source is None or words.lower[source] in NOBODY or any(words.lower[child] == "no" for child in words.children[source]):
        return None
    if words.lower[source] == "it" and words.dep[cue] == "xcomp":  # "it is hard to deny"
        return None
    if words.lemma[source].lower() in COURTS and stance in ("denies", "dismisses"):  # "the judge dismissed the charges"
        return None
    marks = [child for child in words.children[cue] if words.dep[child] in ("aux", "neg", "auxpass") and child < cue]
    begin = min([cue, *marks, *(first for first, _ in target.ranges)])
    end = max([cue + 1, *(last for _, last in target.ranges)])
    return Position(cue, begin, end, stance, conjuncts(words, source), tuple(target.ranges), target.refers, target.claim)


def taker(words: Words, cue: int) -> int | None:
    """Who takes a stance: nobody in "an attempt to dodge questions"; in "spent months rejecting claims" who spent them."""
    top = cue
    while words.dep[top] == "conj" and words.tag[words.head[top]][:1] == "V":
        top = words.head[top]
    if words.dep[top] in ("acl", "relcl") and words.tag[top] == "VB" and any(words.lower[child] == "to" for child in words.children[top]):
        return None
    found = source_of(words, cue)
    return source_of(words, words.head[found]) if found is not None and words.lemma[found] in TIMES else found


def targets(words: Words, verb: int, takes: frozenset[str]) -> Target:
    """Where the proposition of a stance stands: its object, its clause, the subject of its passive, what its prepositions govern."""
    ranges: list[tuple[int, int]] = []
    claims: list[int] = []
    wanted = claim_like(takes)
    objects, refers = bool(wanted or "obj" in takes), "alone" in takes and words.dep[verb] != "xcomp"
    after = {words.dep[child] for child in words.children[verb] if child > verb and words.lower[child] not in ("since", "until")}
    refers = refers and not after & {"dobj", "ccomp", "xcomp", "prep"}  # "has not commented since" says no more
    refers = refers and not any(words.dep[child] == "nsubjpass" for child in words.children[verb])
    if words.lemma[verb] == "deny" and any(is_granted(words, child) for child in words.children[verb]):
        return Target([], refers=False)
    for child in words.children[verb]:
        dep = words.dep[child]
        held = child
        if dep in ("dobj", "nsubjpass") and objects:
            good = is_claim(words, child, wanted)
        elif dep in ("ccomp", "xcomp", "pcomp") and takes & {"that", "obj", "to"}:
            good = dep == "ccomp" or words.tag[child] == "VBG" or "to" in takes
        elif dep == "prep" and words.lower[child] in takes:
            held = next((token for token in words.children[child] if words.dep[token] in ("pobj", "pcomp")), child)
            good = is_claim(words, held, wanted) if wanted else True
        elif dep == "dobj" and words.lemma[verb] == "accuse":
            ranges += [subtree(words, prep) for prep in words.children[child] if words.lower[prep] == "of"]
            continue
        else:
            continue
        if good or "obj" in takes:
            ranges.append(subtree(words, child))
        if good:
            claims.append(held)
            refers = refers or points_back(words, held)
    if not ranges and wanted and "ask" not in takes:
        ranges, refers, claims = displaced(words, verb, refers=refers)
    return Target(ranges, refers, claims[0] if claims else None)


def is_granted(words: Words, child: int) -> bool:
    """What somebody is denied: "access", or "troops leave", which the parser takes for a clause."""
    bare = words.dep[child] == "ccomp" and not any(words.dep[inner] in ("mark", "aux") for inner in words.children[child])
    return words.lemma[child] in GRANTED and (words.dep[child] in ("dobj", "nsubjpass", "dative") or bare)


def displaced(words: Words, verb: int, *, refers: bool) -> tuple[list[tuple[int, int]], bool, list[int]]:
    """An object that the parser ties to something else: "with Chad dismissing reports of …"."""
    span = range(verb + 1, min(verb + NEAR, len(words)))
    noun = next((t for t in span if words.lemma[t] in nouns("claim") and words.tag[t][:1] == "N"), None)
    return ([(noun, words.right_edge[noun] + 1)], True, [noun]) if noun is not None else ([], refers, [])


def claim_like(takes: frozenset[str]) -> frozenset[str]:
    """The nouns that the object must be one of; empty where any will do."""
    found: frozenset[str] = frozenset()
    if "claim" in takes:
        found |= nouns("claim") | nouns("thought") | REFERRING
    return found | nouns("ask") if "ask" in takes else found


def is_claim(words: Words, noun: int, wanted: frozenset[str]) -> bool:
    """Do a noun's words hold a claim: "reports", "the idea that …", "this", "any role", "having lied"?"""
    lemma, low = words.lemma[noun], words.lower[noun]
    if lemma in nouns("thought"):
        return any(tells(words, child) for child in words.children[noun])
    if lemma in nouns("ask") and words.tag[noun] == "NN" and any(words.lower[child] == "the" for child in words.children[noun]):
        return False  # "the distress call"
    if wanted:
        return lemma in wanted or low in wanted
    if lemma in nouns("claim") or low in REFERRING or words.tag[noun] == "VBG":
        return True
    links = words.dep[noun] == "dobj" and words.lemma[words.head[noun]] in ("deny", "disclaim", "disavow")
    return links and any(words.lower[child] == "any" for child in words.children[noun])  # "denied any link to the gang"


def tells(words: Words, clause: int) -> bool:
    """Does a clause after a noun say what it holds: "claims that it had lied", "the idea of lying" aside?"""
    return words.dep[clause] in ("acl", "ccomp", "relcl") and any(words.dep[child] in ("mark", "nsubj") for child in words.children[clause])


def points_back(words: Words, top: int) -> bool:
    """Is a word, or one that depends on it, a claim told before: "these reports", "it"?"""
    return any(words.lemma[t] in nouns("claim") or words.lower[t] in REFERRING for t in range(*subtree(words, top)))


def is_negated(words: Words, verb: int) -> bool:
    """Is the verb negated, itself or by "has yet to", "stopped short of", "neither X nor Y has"?"""
    for child in words.children[verb]:
        if child < verb and words.lower[child] in NEGATIONS:
            return True
        if words.dep[child] in ("nsubj", "nsubjpass") and any(words.lower[inner] == "neither" for inner in words.children[child]):
            return True
    head = words.head[verb]
    if words.lower[verb - 1] in ("nor", "or") and words.dep[verb] == "conj" and is_negated(words, head):
        return True
    yet = words.dep[verb] == "xcomp" and any(words.lower[child] == "yet" for child in words.children[head])
    return yet or (
        words.dep[verb] == "pcomp" and words.lower[head] in ("without", "of") and words.lower[max(0, head - 1)] in ("short", head)
    )


def is_doubtful(words: Words, verb: int) -> bool:
    """Is the stance itself only possible, wished or asked for: "may deny", "if it denies", "refused to deny"?"""
    if any(words.lower[child] in DOUBTFUL for child in words.children[verb] if child < verb):
        return True
    head = words.head[verb]
    above = head if words.dep[verb] != "pcomp" else words.head[head]
    wished = words.dep[verb] in ("xcomp", "pcomp") or (words.dep[verb] == "ccomp" and words.lemma[above] not in ("tell", "order", "ask"))
    return wished and words.lemma[above] in WISHES
