"""Propositions: what can be asserted or denied, found where an event meets the things it happens to."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from analysis.lexicons import listed, read_tsv, read_yaml

if TYPE_CHECKING:
    from analysis.extract.found import Words

ARGUMENTS = frozenset({"dobj", "nsubj", "nsubjpass", "dative", "attr", "oprd", "compound", "amod", "nmod", "poss", "npadvmod", "conj"})
GATHERING = frozenset({"of", "involving", "with", "by", "about", "in"})
DOUBTFUL = frozenset({"could", "must", "may", "might", "should", "if", "whether", "unless"})
WISHES = frozenset(
    {"consider", "contemplate", "mull", "weigh", "urge", "ask", "want", "hope", "refuse", "threaten", "warn", "demand", "call", "fear"}
    | {"oppose", "ban", "prevent", "stop", "avoid", "propose", "request", "discuss", "rule", "decline", "debate", "seek", "wish", "doubt"}
    | {"need", "necessity", "urgency", "importance"}
)
PROMISES = frozenset({"pledge", "promise", "offer", "earmark", "vow"})
COUNTERS = frozenset(
    {"any", "some", "none", "all", "most", "several", "many", "one", "both", "each", "half", "hundreds", "thousands", "dozens"}
)
NEGATIONS = frozenset({"not", "n't", "n’t", "never", "no", "nor", "neither"})


class Hit(NamedTuple):
    """A proposition in the text.

    Attributes:
        proposition: its key.
        token: the event word.
        first, last: the words of event and thing, as tokens, end exclusive.
        negated: "sent no troops".
        supposed: "if it sent troops", "would send troops".
    """

    proposition: str
    token: int
    first: int
    last: int
    negated: bool
    supposed: bool


class Lexicon(NamedTuple):
    """Events and things by their last lemma.

    Attributes:
        events: lemma of a verb ("V…") or noun ("N…") to the events or propositions it can stand for.
        things: last lemma of a thing to (words before it, its classes).
        pairs: (class, event) to the proposition's key.
        bare: last lemma to (words before it, proposition).
        unless: proposition to the subjects with whom its verbs say something else: "a storm struck the port" tells of no attack.
    """

    events: dict[str, set[str]]
    things: dict[str, list[tuple[tuple[str, ...], str]]]
    pairs: dict[tuple[str, str], str]
    bare: dict[str, list[tuple[tuple[str, ...], str]]]
    passive: frozenset[tuple[str, str]]  # (verb, event) that happens to its object only: "the army killed" is no word of the army's dead
    unless: dict[str, frozenset[str]]


@cache
def loaded() -> dict[str, dict[str, Any]]:
    """`propositions.yml` as it stands."""
    entries: dict[str, dict[str, Any]] = read_yaml("propositions")
    return entries


def definitions() -> dict[str, dict[str, Any]]:
    """Propositions with words of their own, by key."""
    return {key: entry for key, entry in loaded().items() if key != "general"}


def fields() -> dict[str, dict[str, Any]]:
    """Which classes of things go with which events, where no proposition has words of its own."""
    return loaded()["general"]


@cache
def lexicon() -> Lexicon:
    """All propositions: those of `propositions.yml`, and every class of things with every event."""
    events = read_tsv("events")
    acting = {(verb, row["event"]) for row in events if row["counts"] != "patient" for verb in listed(row["verbs"])}
    suffered = {(verb, row["event"]) for row in events if row["counts"] == "patient" for verb in listed(row["verbs"])}
    unless = {key: frozenset(entry["unless"]) for key, entry in definitions().items() if "unless" in entry}
    book = Lexicon({}, {}, {}, {}, frozenset(suffered - acting), unless)
    for row in events:
        add_events(book, row["event"], listed(row["verbs"]), listed(row["nouns"]))
    for row in read_tsv("item_classes"):
        for noun in listed(row["nouns"]):
            add_phrase(book.things, noun, row["class"])
    for field in fields().values():
        book.pairs.update({(thing, event): f"{thing} {event}" for thing in field["classes"] for event in field["events"]})
    for key, entry in definitions().items():
        add_events(book, key, entry.get("verbs", []), entry.get("nouns", []))
        for noun in entry.get("items", []):
            add_phrase(book.things, noun, key)
        book.pairs.update({(thing, key): key for thing in (key, *entry.get("classes", []))})
        for phrase in (*entry.get("bare", []), *entry.get("verbs_bare", [])):
            add_phrase(book.bare, phrase, key)
    return book


def add_events(book: Lexicon, event: str, verbs: list[str], nouns: list[str]) -> None:
    """File an event under its verbs and nouns."""
    for verb in verbs:
        book.events.setdefault("V" + verb, set()).add(event)
    for noun in nouns:
        book.events.setdefault("N" + noun, set()).add(event)


def add_phrase(index: dict[str, list[tuple[tuple[str, ...], str]]], phrase: str, key: str) -> None:
    """File a phrase under its last word."""
    *before, last = phrase.split()
    index.setdefault(last, []).append((tuple(before), key))


def find_hits(words: Words) -> list[Hit]:
    """The propositions of a text, in order of their event words."""
    book = lexicon()
    hits = []
    for token, (lemma, tag) in enumerate(zip(words.lemma, words.tag, strict=True)):
        events = book.events.get(tag[:1] + lemma) if tag[:1] in "NV" else None
        if not events and lemma not in book.bare:
            continue
        found = dict(meetings(words, token, events, book)) if events else {}
        if not found and lemma in book.bare:
            found = {key: token for before, key in book.bare[lemma] if preceded(words, token, before)}
        hits += [hit_of(words, token, thing, key) for key, thing in found.items()]
    return hits


def meetings(words: Words, token: int, events: set[str], book: Lexicon) -> Iterator[tuple[str, int]]:
    """Propositions of an event word with the things around it; the lexicon's own before the general ones."""
    general: list[tuple[str, int]] = []
    own = False
    for thing in arguments(words, token):
        if words.lower[thing] in ("that", "which", "who") and words.dep[token] == "relcl":
            thing = words.head[token]
        for before, kind in book.things.get(words.lemma[thing].lower()) or book.things.get(words.lower[thing]) or ():
            if preceded(words, thing, before):
                for event in sorted(events):
                    key = book.pairs.get((kind, event))
                    if key is not None and key == event:
                        if key in book.unless and subjects(words, token) & book.unless[key]:
                            continue
                        own = True
                        yield key, thing
                    elif key is not None and not (words.dep[thing] == "nsubj" and (words.lemma[token], event) in book.passive):
                        general.append((key, thing))
    if not own:
        yield from general[:1]


def subjects(words: Words, token: int) -> set[str]:
    """The lemmas of who or what does it: "the storm that struck", "was struck by a ship"."""
    if words.tag[token][:1] != "V":
        return set()
    places = [child for child in words.children[token] if words.dep[child] == "nsubj"]
    by = [child for child in words.children[token] if words.dep[child] in ("agent", "prep") and words.lower[child] == "by"]
    places += [inner for child in by for inner in words.children[child] if words.dep[inner] == "pobj"]
    return {words.lemma[words.head[token] if words.lower[place] in ("that", "which") else place].lower() for place in places}


def arguments(words: Words, token: int, *, depth: int = 0) -> Iterator[int]:
    """The nouns that an event word can be about: its dependants, what it modifies, and through "of" and "and"."""
    children = words.children[token]
    if any(words.dep[child] == "dobj" for child in children):  # "police killed protesters": the patient before the agent
        children = sorted(children, key=lambda child: words.dep[child] == "nsubj")
    for child in children:
        dep = words.dep[child]
        if dep in ARGUMENTS and words.lower[child] in COUNTERS:  # "any of its soldiers"
            yield from arguments(words, child, depth=depth + 1)
        elif dep in ARGUMENTS and words.tag[child][:1] in "NJ":
            yield child
            if depth < 2:
                yield from arguments(words, child, depth=depth + 1)
        elif dep == "prep" and words.lower[child] in GATHERING:
            for inner in words.children[child]:
                if words.dep[inner] in ("pobj", "pcomp"):
                    yield inner
                    if depth < 2:
                        yield from arguments(words, inner, depth=depth + 1)
    if depth == 0 and words.dep[token] in ("relcl", "acl", "pcomp", "xcomp", "conj", "advcl"):
        head = words.head[token]
        if words.dep[token] in ("relcl", "acl"):
            yield head
            if token and words.tag[token - 1][:1] == "N":  # "reports of troops sent": the parser may tie "sent" to the reports
                yield token - 1
        elif words.tag[head][:1] == "V":  # "prepares soldiers to fight"
            yield from (child for child in words.children[head] if words.dep[child] in ("dobj", "nsubj", "nsubjpass"))


def preceded(words: Words, token: int, before: tuple[str, ...]) -> bool:
    """Do these words stand before a token?"""
    return not before or tuple(words.lower[max(0, token - len(before)) : token]) == before


def is_correction(words: Words, child: int) -> bool:
    """Is it the "not" of "20 people died, not 14", which denies what comes after it alone?"""
    return words.lower[child] == "not" and child > words.head[child] and words.text[child - 1] == ","


def hit_of(words: Words, token: int, thing: int, key: str) -> Hit:
    """The hit, with what denies or doubts it in its clause."""
    near = [words.lower[child] for place in (token, thing) for child in words.children[place] if not is_correction(words, child)]
    inner = [words.lower[grand] for child in words.children[token] if words.dep[child] == "advcl" for grand in words.children[child]]
    promised = words.lemma[token] in PROMISES  # "pledged 40 ambulances" gives none yet
    doubt = promised or any(word in DOUBTFUL for word in near) or any(word in ("if", "unless") for word in inner)
    negated = any(word in NEGATIONS for word in near)
    head = words.head[token]
    negated = negated or (words.dep[token] == "pcomp" and words.lower[head] == "without")
    if words.dep[token] in ("xcomp", "pcomp", "ccomp", "acl", "dobj", "pobj") and head != token:
        above = head if words.tag[head][:1] == "V" else words.head[head]
        doubt = doubt or not WISHES.isdisjoint((words.lemma[above], words.lemma[head]))  # "the need to rescue them"
        negated = negated or (words.dep[token] != "ccomp" and any(words.dep[child] == "neg" for child in words.children[above]))
    return Hit(key, token, min(token, thing), max(token, thing) + 1, negated, doubt)
