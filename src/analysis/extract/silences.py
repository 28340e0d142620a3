"""Silence: by which words a text says that somebody did not answer, would not comment, could not be reached or made no mention."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from analysis.extract.frames import subtree
from analysis.extract.stances import Position, Target, also_denied, is_doubtful, is_negated, nouns, position

if TYPE_CHECKING:
    from analysis.extract.found import Words
    from analysis.model import Stance

SPEAK = frozenset(
    {"comment", "say", "confirm", "answer", "discuss", "respond", "elaborate", "acknowledge", "disclose", "reveal", "speak", "address"}
    | {"specify", "explain", "talk", "admit", "draw", "interview", "reply", "react", "identify"}
)
KNOW = frozenset({"confirm", "acknowledge", "admit"})
ANSWER = frozenset({"comment", "respond", "reply", "answer", "acknowledge", "mention", "admit"})  # "failed to": not "failed to explain"
OFFER = frozenset({"give", "provide", "make", "offer", "issue", "release", "take", "return"})  # "declined to give an interview"
WORD = frozenset({"comment", "statement", "mention", "response", "reaction", "reply", "answer", "reference", "explanation"})
ADMISSION = frozenset({"acknowledgement", "acknowledgment", "confirmation", "admission"})
GIVEN = frozenset(
    {"documentation", "specific", "evidence", "explanation", "interview", "detail", "information", "question", "call", "comment"}
    | {"statement", "reason", "name", "request"}
)
QUIET = frozenset({"silent", "quiet", "mum", "tight-lipped", "silence", "lipped", "noncommittal", "evasive"})
LOATH = frozenset({"unwilling", "reluctant", "unable"})
HOLLOW = frozenset({"nothing", "little"})
ABOUT = frozenset({"about", "on", "of", "over", "regarding", "to", "concerning"})
MODALS = frozenset({"would", "will", "could", "can", "ca", "wo", "’d", "'d", "cannot"})
OPEN = frozenset({"whether", "if"})
REACHED = frozenset({"reach", "contact"})
LEMMAS = frozenset({"decline", "refuse", "remain", "stay", "keep", "be", "make", "give", "break", "have", "offer", "issue", "go", "fail"})
VERBS = SPEAK | LEMMAS | REACHED | {"return", "leave", "find", "get"}


def silence(words: Words, verb: int) -> Position | None:
    """The silence that a verb tells of."""
    lemma = words.lemma[verb]
    if lemma in ("decline", "refuse", "fail"):
        return declined(words, verb)
    if words.lower[verb] in ("unanswered", "unreturned") or lemma in ("return", "answer", "go", "leave"):
        return unanswered(words, verb)
    if is_negated(words, verb):
        return None if also_denied(words, verb) else unreached(words, verb) or withheld(words, verb)
    return worded(words, verb)


def declined(words: Words, verb: int) -> Position | None:
    """Silence on request: "declined to comment on …", "refused to say whether …", "declined comment"; not "declined to send"."""
    if is_doubtful(words, verb) or is_negated(words, verb):
        return None
    stance: Stance = "silent" if words.lemma[verb] == "fail" else "declines"
    speak = SPEAK if stance == "declines" else ANSWER
    for child in words.children[verb]:
        lemma = words.lemma[child]
        if words.dep[child] == "xcomp" and (lemma in speak or (lemma in OFFER and has_object(words, child, GIVEN) and speak is SPEAK)):
            known = lemma in ("acknowledge", "admit") or (lemma == "confirm" and stance == "silent")
            return position(words, verb, "not_acknowledged" if known else stance, spoken(words, child))
        if words.dep[child] == "dobj" and (lemma == "comment" or (lemma in ("interview", "request") and asks_words(words, child))):
            return position(words, verb, stance, topic(words, child))
    return None


def has_object(words: Words, verb: int, lemmas: frozenset[str]) -> bool:
    """Has the verb one of these nouns as its object?"""
    return any(words.dep[child] == "dobj" and words.lemma[child] in lemmas for child in words.children[verb])


def asks_words(words: Words, noun: int) -> bool:
    """Is a request one for words: "an interview request", "requests for comment"?"""
    inside = words.lemma[words.left_edge[noun] : words.right_edge[noun] + 1]
    return "comment" in inside or "interview" in inside


def spoken(words: Words, verb: int) -> Target:
    """What a verb of speaking is about: its clause or its prepositions; else what was told before."""
    ranges, claim = [subtree(words, verb)], None
    thing = next((child for child in words.children[verb] if words.dep[child] == "dobj"), None)
    if thing is not None and words.lemma[verb] in KNOW and words.lemma[thing] not in nouns("claim"):  # "refused to confirm the nominee"
        return Target(ranges, refers=False)
    for child in words.children[verb]:
        if child > verb and words.dep[child] in ("ccomp", "xcomp", "dobj"):
            claim = child if (words.lemma[child] not in GIVEN and words.dep[child] != "dobj") or words.lemma[verb] in SPEAK else claim
        elif child > verb and words.dep[child] == "prep" and words.lower[child] in ABOUT:
            claim = next((token for token in words.children[child] if words.dep[token] in ("pobj", "pcomp")), claim)
    return Target(ranges, refers=True, claim=claim)


def topic(words: Words, *places: int) -> Target:
    """What the prepositions or the clause of some words tell: "no comment on the shelling", "no confirmation that they shelled"."""
    inner = [child for place in places for child in words.children[place] if child > place]
    about = [child for child in inner if words.dep[child] == "prep" and words.lower[child] in ABOUT]
    heads = [token for prep in about for token in words.children[prep] if words.dep[token] in ("pobj", "pcomp")]
    clauses = [child for child in inner if words.dep[child] == "acl" and any(words.dep[mark] == "mark" for mark in words.children[child])]
    heads += clauses
    return Target([subtree(words, top) for top in about + clauses], refers=True, claim=heads[0] if heads else None)


def unanswered(words: Words, verb: int) -> Position | None:
    """Calls that nobody took: "calls to the firm were not returned", "its requests went unanswered"."""
    asked = next((child for child in words.children[verb] if words.dep[child] in ("nsubj", "nsubjpass")), None)
    if (
        asked is None
        or words.lemma[asked] not in nouns("ask")
        or (words.dep[asked] == "nsubj" and words.lemma[verb] not in ("go", "leave"))
    ):
        return None
    span = words.lower[verb : words.right_edge[verb] + 1]
    if not (is_negated(words, verb) or "unanswered" in span or "unreturned" in span):
        return None
    to = [child for child in words.children[asked] if words.lower[child] in ("to", "for", "seeking")]
    source = next((t for prep in to for t in words.children[prep] if words.dep[t] == "pobj" and words.lower[prep] == "to"), None)
    return position(words, verb, "silent", Target([], refers=True), source=source) if source is not None else None


def unreached(words: Words, verb: int) -> Position | None:
    """People nobody reached: "could not be reached", "was not available for comment"."""
    passive = next((child for child in words.children[verb] if words.dep[child] in ("nsubjpass", "nsubj")), None)
    if passive is None:
        return None
    held = words.lower[verb + 1 : words.right_edge[verb] + 1]
    reached = words.lemma[verb] in REACHED and words.tag[verb] == "VBN"
    reached = reached and ("comment" in held or len(held) <= 3) and any(words.lower[c] in ("could", "can") for c in words.children[verb])
    absent = words.lemma[verb] == "be" and ("available" in held or "reachable" in held) and ("comment" in held or "immediately" in held)
    return position(words, verb, "silent", Target([], refers=True), source=passive) if reached or absent else None


def withheld(words: Words, verb: int) -> Position | None:
    """What somebody would or could not say: "would not say whether", "could not comment", "did not say if"."""
    lemma = words.lemma[verb]
    if lemma not in SPEAK or lemma in ("draw", "interview", "identify", "address", "specify"):
        return None
    before = {words.lower[child] for child in words.children[verb] if child < verb}
    if before & {"if", "unless", "whether", "should", "may", "might"} or any(
        words.dep[child] == "nsubjpass" for child in words.children[verb]
    ):
        return None
    asked = any(words.lower[inner] in OPEN for child in words.children[verb] for inner in words.children[child] if inner > verb)
    plain = not any(words.dep[child] in ("ccomp", "dobj", "xcomp") and child > verb for child in words.children[verb])
    if before & MODALS:
        if lemma in ("confirm", "acknowledge", "admit") and before & {"could", "can", "ca", "cannot"}:
            return position(words, verb, "not_acknowledged", spoken(words, verb))
        if asked or lemma in ("comment", "discuss", "elaborate", "confirm", "disclose", "reveal") or (plain and lemma == "say"):
            return position(words, verb, "declines", spoken(words, verb))
    elif (lemma == "say" and asked) or (lemma in ("respond", "reply", "react") and plain and "immediately" in before):
        return position(words, verb, "silent", spoken(words, verb))
    return None


def worded(words: Words, verb: int) -> Position | None:
    """Silence in so many words: "said nothing about", "remained silent on", "made no mention of", "there was no comment from"."""
    lemma = words.lemma[verb]
    if is_doubtful(words, verb):
        return None
    for child in words.children[verb]:
        if words.dep[child] == "nsubjpass" or child > verb:
            low, noun = words.lower[child], words.lemma[child]
            none = any(words.lower[inner] == "no" for inner in words.children[child])
            if none and noun in WORD | ADMISSION:
                found = unsaid(words, verb, child)
                if found is not None:
                    return found
            said_nothing = low in HOLLOW and lemma == "say"
            quiet = low in QUIET and words.dep[child] in ("acomp", "attr", "oprd", "dobj", "advcl", "prep", "xcomp")
            if said_nothing or (quiet and lemma in LEMMAS and (lemma != "be" or topic(words, child).ranges)):
                return position(words, verb, "silent", topic(words, verb, child))
            if low == "unavailable" and "comment" in words.lower[child : words.right_edge[child] + 1]:
                return position(words, verb, "silent", Target([], refers=True))
            if low in LOATH and (spoke := next((t for t in words.children[child] if words.lemma[t] in SPEAK), None)) is not None:
                return position(words, verb, "declines", spoken(words, spoke))
    return None


def unsaid(words: Words, verb: int, noun: int) -> Position | None:
    """No comment: whose it would have been stands after "from" or "by", or is the subject ("had no comment")."""
    stance: Stance = "not_acknowledged" if words.lemma[noun] in ADMISSION else "silent"
    if words.lemma[verb] == "have" and words.lemma[noun] == "comment":
        stance = "declines"
    origin = list(origins(words, noun)) or list(origins(words, verb))
    there = words.lemma[verb] == "be" or words.dep[noun] == "nsubjpass" or words.lemma[verb] == "come"
    if there:
        return position(words, verb, stance, topic(words, noun), source=origin[0]) if origin else None
    if words.lemma[noun] in ("answer", "reference", "reply", "explanation") and words.lemma[verb] not in ("make", "give", "offer"):
        return None
    return position(words, verb, stance, topic(words, noun)) if words.lemma[verb] in LEMMAS | OFFER else None


def origins(words: Words, token: int) -> Iterator[int]:
    """Who is named after "from" or "by"."""
    for child in words.children[token]:
        if words.dep[child] in ("prep", "agent") and words.lower[child] in ("from", "by") and child > token:
            yield from (inner for inner in words.children[child] if words.dep[inner] == "pobj")
