"""Judgements and nouns: "called the reports nonsense", "these claims are false", "Moscow's denial", "its silence on"."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from analysis.extract.frames import subtree
from analysis.extract.silences import SPEAK, topic
from analysis.extract.stances import GRANTED, REFERRING, Position, Target, is_doubtful, is_negated, nouns, points_back, position
from analysis.extract.subjects import conjuncts
from analysis.lexicons import read_tsv

if TYPE_CHECKING:
    from analysis.extract.found import Words
    from analysis.extract.reporting import Reporting
    from analysis.model import Stance

CALLING = frozenset({"call", "brand", "label", "deem", "pronounce", "consider"})  # "called the reports lies"
NAMING = CALLING | {"describe", "denounce", "dismiss", "reject", "slam", "blast", "condemn", "characterize", "characterise", "decry"}
PARTS = frozenset({"part", "portion", "bit"})  # "that they sold guns and tanks – the tanks part is wrong"
# after "it is" these judge anything at all: "it was wrong to send them"
WEAK = frozenset(
    {"wrong", "incorrect", "absurd", "ridiculous", "ludicrous", "speculation", "propaganda", "news", "fiction", "inaccurate", "farce"}
)
NOUNS: dict[str, Stance] = {"denial": "denies", "rebuttal": "denies", "refutation": "denies", "silence": "silent", "refusal": "declines"}
TRUE = frozenset({"true", "truth", "correct", "accurate"})
PREDICATES = frozenset({"acomp", "attr", "oprd", "ccomp", "ROOT"})


@cache
def verdicts() -> dict[str, Stance]:
    """Words that judge a report: "false", "nonsense"."""
    return {row["cue"]: row["stance"] for row in read_tsv("stances") if row["kind"] == "verdict"}  # type: ignore[misc]


def judgement(words: Words, token: int) -> str | None:
    """The word of the lexicon that a token is: "fake news" is one, "news" none."""
    if words.tag[token][:1] not in "NJ" and words.tag[token] != "VBN":  # "the toll lay below 600"
        return None
    found = next((form for form in (words.lower[token], words.lemma[token]) if form in verdicts()), None)
    before, after = words.lower[token - 1], words.lower[token + 1 : token + 2]
    return None if (found == "news" and before != "fake") or (found == "fake" and after == ["news"]) else found


def named(words: Words, verb: int) -> Position | None:
    """Judged by a verb of naming: "called the reports nonsense", "dismissed them as a rumour"."""
    lemma = words.lemma[verb]
    if lemma not in NAMING or is_doubtful(words, verb) or is_negated(words, verb):
        return None
    span = range(verb + 1, words.right_edge[verb] + 1)
    judged = next((t for t in span if judgement(words, t)), None)
    if judged is None or not (lemma in CALLING or any(words.lower[t] == "as" for t in range(verb + 1, judged))):
        return None
    claims = [t for t in span if words.lemma[t] in nouns("claim") | nouns("thought") or words.lower[t] in REFERRING]
    passive = [child for child in words.children[verb] if words.dep[child] == "nsubjpass" and words.lemma[child] in nouns("claim")]
    if not claims and not passive:
        return None
    stance: Stance = "dismisses" if lemma == "dismiss" else verdicts()[judgement(words, judged) or ""]
    last = max([judged, *(words.right_edge[t] for t in claims)]) + 1
    return position(words, verb, stance, Target([(verb + 1, last)], refers=True, claim=(claims or passive)[0]))


def stated(words: Words, token: int, reporting: Reporting) -> Position | None:
    """Judged in a clause of somebody's words: "the claims are false, the mayor said", "It is a lie," she said."""
    verdict, affirmed = judgement(words, token), True
    if verdict is None and words.lower[token] in TRUE:
        affirmed = False  # "that is not true", "there is no truth in it"
    elif verdict is None:
        return None
    if words.dep[token] not in PREDICATES:
        return None
    clause = words.head[token] if words.dep[token] in ("acomp", "attr", "oprd") else token
    negated = is_negated(words, clause) or any(words.lower[child] == "no" for child in words.children[token])
    if negated == affirmed or is_doubtful(words, clause):
        return None
    judged = subject_of(words, clause, token)
    if judged is None:
        return None
    pronoun, part = words.lower[judged] in REFERRING, words.lemma[judged] in PARTS
    if not ((pronoun and verdict not in WEAK) or part) and words.lemma[judged] not in nouns("claim"):
        return None
    whole = words.left_edge[clause] if part else token  # a dash before the part may end the frame
    over = [*reporting.over(token), *reporting.over(whole)]
    frame = next((frame for frame in over if frame.kind in ("say", "confirm", "deny")), None)
    if frame is None or is_negated(words, frame.cue) or is_doubtful(words, frame.cue):
        return None
    said = next((child for child in words.children[clause] if words.dep[child] == "ccomp"), judged)  # "it is false that …"
    stance: Stance = verdicts()[verdict] if verdict else "denies"
    first, last = min(frame.cue, words.left_edge[judged]), max(frame.cue, token) + 1
    about = (words.spans[words.sentence[token]][0], token) if part else subtree(words, said)
    return Position(token, first, last, stance, frame.sources, (about,), refers=True, claim=None if part else said)


def subject_of(words: Words, clause: int, token: int) -> int | None:
    """What is judged: the nearest subject, or after "no truth" what "to" governs."""
    if words.lower[token] == "truth":
        prep = next((child for child in words.children[token] if words.lower[child] in ("to", "in")), None)
        prep = prep if prep is not None else next((c for c in words.children[clause] if words.lower[c] in ("to", "in") and c > token), None)
        return next((child for child in words.children[prep] if words.dep[child] == "pobj"), None) if prep is not None else None
    return max((child for child in words.children[clause] if words.dep[child] in ("nsubj", "nsubjpass")), default=None)


def by_noun(words: Words, noun: int) -> Position | None:
    """A stance as a noun: "Moscow's denial of …", "denials by the army that …", "its silence on …", "a refusal to comment"."""
    stance = NOUNS[words.lemma[noun]]
    source = next((child for child in words.children[noun] if words.dep[child] == "poss"), None)
    ranges, claim = [], None
    for child in words.children[noun]:
        if words.dep[child] == "prep" and words.lower[child] in ("by", "from"):
            source = next((token for token in words.children[child] if words.dep[token] == "pobj"), source)
        elif child > noun and words.dep[child] in ("prep", "acl", "ccomp"):
            held = next((token for token in words.children[child] if words.dep[token] in ("pobj", "pcomp")), child)
            if words.lemma[held] in GRANTED:  # "the army's denial of access"
                return None
            ranges.append(subtree(words, child))
            claim = claim if claim is not None else held
    if source is None or (words.lower[source] in ("its", "their") and not ranges and stance != "denies"):
        return None
    if stance == "declines" and not (claim is not None and words.lemma[claim] in SPEAK):
        return None
    if stance == "silent" and not topic(words, noun).ranges:
        return None
    certain = claim is not None and (words.dep[claim] in ("acl", "ccomp", "pcomp") or points_back(words, claim) or stance != "denies")
    end = max([noun + 1, *(last for _, last in ranges)])
    begin = min(noun, words.left_edge[source])
    return Position(noun, begin, end, stance, conjuncts(words, source), tuple(ranges), not ranges or certain, claim if certain else None)
