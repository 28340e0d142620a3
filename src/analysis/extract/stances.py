"""Stances: by which words somebody denies, dismisses, declines to discuss, does not acknowledge or is silent on something."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from analysis.extract.cues import read_tsv
from analysis.extract.frames import subtree
from analysis.extract.subjects import conjuncts, source_of

if TYPE_CHECKING:
    from analysis.extract.found import Words
    from analysis.model import Stance

NEGATIONS = frozenset({"not", "n't", "n’t", "never", "nor", "neither", "yet", "without"})
DOUBTFUL = frozenset({"if", "whether", "unless", "would", "could", "may", "might", "should", "will", "cannot"})
REFERRING = frozenset({"it", "this", "that", "these", "those", "them", "such", "so"})
NOBODY = frozenset({"nobody", "none", "one", "who"})
NEAR = 4  # words from a verb to its object
SPEAK = frozenset(
    {"comment", "say", "confirm", "answer", "discuss", "respond", "elaborate", "acknowledge", "disclose", "reveal", "speak", "address"}
    | {"specify", "explain", "talk", "admit"}
)
QUIET = frozenset({"silent", "quiet", "mum", "tight-lipped", "silence", "lipped"})
NAMING = frozenset({"call", "describe", "brand", "label", "deem", "denounce", "dismiss", "reject", "consider"})
HOLLOW = frozenset({"nothing", "little"})


class Position(NamedTuple):
    """A stance before it is known what it is about.

    Attributes:
        cue: token of the word that shows it; first, last: the words from its negation to its target, as tokens, end exclusive.
        stance: the stance.
        sources: heads of those who take it.
        target: token ranges in which the proposition stands.
        refers: the target only points back ("denied these claims").
    """

    cue: int
    first: int
    last: int
    stance: Stance
    sources: tuple[int, ...]
    target: tuple[tuple[int, int], ...]
    refers: bool


@cache
def stances() -> dict[tuple[str, bool], tuple[Stance, frozenset[str]]]:
    """(lemma, negated) to the stance and what holds its proposition."""
    return {
        (row["cue"], row["negated"] == "yes"): (row["stance"], frozenset(row["takes"].split()))  # type: ignore[misc]
        for row in read_tsv("stances.tsv")
        if row["negated"] in ("yes", "no")
    }


@cache
def verdicts() -> dict[str, Stance]:
    """Words that judge a report: "false", "nonsense"."""
    return {row["cue"]: row["stance"] for row in read_tsv("stances.tsv") if row["negated"] == "verdict"}  # type: ignore[misc]


@cache
def claim_nouns() -> frozenset[str]:
    """Nouns for what is said: "claim", "report"."""
    return frozenset(row["cue"] for row in read_tsv("stances.tsv") if row["negated"] == "claim")


@cache
def cue_lemmas() -> frozenset[str]:
    """All verbs that can show a stance."""
    return frozenset(lemma for lemma, _ in stances()) | NAMING | {"say", "remain", "stay", "keep", "be", "make", "give", "break"}


def find_positions(words: Words) -> Iterator[Position]:
    """Stances in order of their cues."""
    for token in range(len(words)):
        if words.tag[token][:1] == "V" and words.lemma[token] in cue_lemmas():
            found = verdict(words, token) or silence(words, token) or by_verb(words, token)
            if found is not None:
                yield found
        elif words.tag[token][:2] == "NN" and words.lemma[token] == "denial":
            found = denial(words, token)
            if found is not None:
                yield found


def by_verb(words: Words, verb: int) -> Position | None:
    """A stance by its verb: "denied", "has not acknowledged", "declined to say"."""
    lemma = words.lemma[verb]
    negated = is_negated(words, verb)
    if negated and lemma == "deny" and words.lower[verb - 1] in ("nor", "or"):  # "has neither confirmed nor denied"
        target, _ = targets(words, verb, frozenset({"obj", "that"}))
        return position(words, verb, "declines", target, refers=not target)
    entry = stances().get((lemma, negated))
    if entry is None or is_doubtful(words, verb):
        return None
    stance, takes = entry
    if "to" in takes and stance == "declines":
        return declined(words, verb, stance)
    target, refers = targets(words, verb, takes)
    refers = refers and stance != "asserts"  # "confirmed this" repeats what a reporting clause says already
    if not target and not refers:
        return None
    return position(words, verb, stance, target, refers=refers)


def position(words: Words, cue: int, stance: Stance, target: list[tuple[int, int]], *, refers: bool) -> Position | None:
    """A stance with its source; None where the text does not tell whose it is."""
    source = source_of(words, cue)
    if source is None or words.lower[source] in NOBODY or any(words.lower[child] == "no" for child in words.children[source]):
        return None
    if words.lower[source] == "it" and words.dep[cue] == "xcomp":  # "it is hard to deny"
        return None
    sources = conjuncts(words, source)
    begin = min([cue, *(child for child in words.children[cue] if words.dep[child] in ("aux", "neg", "auxpass") and child < cue)])
    end = max([cue + 1, *(last for _, last in target)])
    return Position(cue, begin, end, stance, sources, tuple(target), refers)


def targets(words: Words, verb: int, takes: frozenset[str]) -> tuple[list[tuple[int, int]], bool]:
    """Where the proposition of a stance stands, and whether that only points back."""
    found: list[tuple[int, int]] = []
    refers = not any(child > verb and words.dep[child] in ("dobj", "ccomp", "xcomp", "prep") for child in words.children[verb])
    refers = refers and bool(takes & {"obj", "claim"}) and words.dep[verb] not in ("xcomp",)
    for child in words.children[verb]:
        dep = words.dep[child]
        if dep == "dobj" and takes & {"obj", "claim"}:
            claim = words.lemma[child] in claim_nouns() or words.lower[child] in REFERRING
            if claim or "obj" in takes:
                found.append(subtree(words, child))
                refers = refers or claim
        elif (dep in ("ccomp", "xcomp", "pcomp") and takes & {"that", "obj", "to"}) or (dep == "prep" and words.lower[child] in takes):
            found.append(subtree(words, child))
            refers = refers or any(words.lemma[t] in claim_nouns() or words.lower[t] in REFERRING for t in range(*subtree(words, child)))
        elif dep == "dobj" and words.lemma[verb] == "accuse":
            found += [subtree(words, prep) for prep in words.children[child] if words.lower[prep] == "of"]
    if not found and takes & {"obj", "claim"}:  # the parser may tie the object to something else: "with Chad dismissing reports of …"
        noun = next(
            (t for t in range(verb + 1, min(verb + NEAR, len(words))) if words.lemma[t] in claim_nouns() and words.tag[t][:1] == "N"), None
        )
        if noun is not None:
            found.append((noun, words.right_edge[noun] + 1))
    return found, refers


def declined(words: Words, verb: int, stance: Stance) -> Position | None:
    """Silence on request: "declined to comment on …", "refused to say whether …"; not "declined to send"."""
    for child in words.children[verb]:
        if words.dep[child] == "xcomp" and words.lemma[child] in SPEAK:
            if words.lemma[child] == "acknowledge":
                stance = "not_acknowledged"
            return position(words, verb, stance, [subtree(words, child)], refers=True)
    return None


def silence(words: Words, verb: int) -> Position | None:
    """Silence: "said nothing about", "remained silent on", "made no mention of"."""
    if is_negated(words, verb):
        return None
    for child in words.children[verb]:
        if child < verb:
            continue
        low = words.lower[child]
        nothing = low in HOLLOW and words.lemma[verb] == "say"
        quiet = low in QUIET and words.dep[child] in ("acomp", "attr", "oprd", "dobj", "advcl", "prep", "xcomp")
        no_word = words.lemma[child] in ("mention", "comment", "statement") and any(words.lower[c] == "no" for c in words.children[child])
        if nothing or quiet or no_word:
            inner = [prep for place in (verb, child) for prep in words.children[place] if words.dep[prep] == "prep" and prep > child]
            about = [subtree(words, prep) for prep in inner if words.lower[prep] in ("about", "on", "of", "over", "regarding")]
            return position(words, verb, "silent", about, refers=not about)
    return None


def verdict(words: Words, verb: int) -> Position | None:
    """A judgement on a report: "called the reports nonsense", "said the claims were false"."""
    if is_doubtful(words, verb) or is_negated(words, verb):
        return None
    lemma = words.lemma[verb]
    span = range(verb + 1, words.right_edge[verb] + 1)
    judged = next((t for t in span if words.lower[t] in verdicts() or words.lemma[t] in verdicts()), None)
    if judged is None or (words.lemma[judged] == "news" and words.lower[judged - 1] != "fake"):
        return None
    if lemma in NAMING and (lemma in ("call", "brand", "label", "deem") or any(words.lower[t] == "as" for t in span if t < judged)):
        claim = any(words.lemma[t] in claim_nouns() or words.lower[t] in REFERRING for t in range(verb + 1, judged))
        stance = "dismisses" if lemma == "dismiss" else verdicts().get(words.lower[judged]) or verdicts()[words.lemma[judged]]
        return position(words, verb, stance, [(verb + 1, judged + 1)], refers=claim) if claim else None
    clause = judged if words.dep[judged] == "ccomp" else words.head[judged]
    if lemma != "say" or words.dep[judged] not in ("acomp", "attr", "ccomp") or clause == verb or is_negated(words, clause):
        return None
    subject = next((child for child in words.children[clause] if words.dep[child] in ("nsubj", "nsubjpass")), None)
    if subject is None or not (words.lemma[subject] in claim_nouns() or words.lower[subject] in REFERRING):
        return None
    return position(
        words, verb, verdicts().get(words.lower[judged]) or verdicts()[words.lemma[judged]], [subtree(words, subject)], refers=True
    )


def denial(words: Words, noun: int) -> Position | None:
    """A denial as a noun: "Moscow's denial of …", "denials by the army that …"."""
    source = next((child for child in words.children[noun] if words.dep[child] == "poss"), None)
    target = []
    for child in words.children[noun]:
        if words.dep[child] == "prep" and words.lower[child] in ("by", "from"):
            source = next((token for token in words.children[child] if words.dep[token] == "pobj"), source)
        elif words.dep[child] in ("prep", "acl") and child > noun:
            target.append(subtree(words, child))
    if source is None:
        return None
    end = max([noun + 1, *(last for _, last in target)])
    return Position(noun, noun, end, "denies", conjuncts(words, source), tuple(target), refers=not target)


def is_negated(words: Words, verb: int) -> bool:
    """Is the verb negated, itself or by "has yet to", "stopped short of"?"""
    if any(words.lower[child] in NEGATIONS for child in words.children[verb] if child < verb):
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
    return words.dep[verb] in ("xcomp", "pcomp", "ccomp") and words.lemma[head if words.dep[verb] != "pcomp" else words.head[head]] in (
        "refuse", "decline", "urge", "ask", "want", "expect", "stop", "fail", "avoid", "tell", "order", "try", "demand",
    )  # fmt: skip
