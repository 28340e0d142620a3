"""What an amount measures that no verb ties to it: what is worth so much, stands so much higher, or has a label, a bracket or an aside."""

from __future__ import annotations

from analysis.extract.chunks import HEADS, NOUNS, SPANS
from analysis.extract.found import Words
from analysis.lexicons import word_list

_WORTH = {
    "worth",
    "amounting",
    "equalling",
    "costing",
    "exceeding",
    "rated",
    "measuring",
    "covering",
    "spanning",
    "totalling",
    "totaling",
    "numbering",
    "averaging",
    "weighing",
}
_WHERE = word_list("compass") | {"from", "off", "away", "inland", "offshore", "upstream", "downstream", "outside", "beyond"}
_MOVED = frozenset({"up", "down", "off"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_VERBLESS = frozenset({"nsubj", "ROOT", "pobj"})


def worth(words: Words, token: int) -> int | None:
    """The noun of "a deal worth more than $40 million", "planes totalling 40 tonnes"."""
    i = token - 1
    while i > 0 and words.tag[i] in ("RB", "IN", "JJR", "JJ", "TO", "DT") and words.lower[i] not in _WORTH:
        i -= 1
    if i < 1 or words.lower[i] not in _WORTH:
        return None
    noun = i - 2 if i > 1 and words.text[i - 1] == "," else i - 1  # "the plant, rated at 13 MW"
    return noun if words.tag[noun] in ("NN", "NNS") else None


def surpassing(words: Words, at: int, token: int) -> int | None:
    """What is so much higher or lower, without a verb: the sales of "with ticket sales 3 per cent higher"."""
    higher = any(word in ("higher", "lower") for word in words.lower[token + 1 : token + 4])
    return at - 1 if higher and at > 0 and words.tag[at - 1] in ("NN", "NNS") and words.lemma[at - 1] not in SPANS else None


def risen(words: Words, at: int) -> int | None:
    """What is up or down by so much without a verb: the prices of "brisk sales, with prices up $2 over the year"."""
    noun = at - 2
    if noun < 1 or words.lower[at - 1] not in _MOVED or words.tag[noun] not in ("NN", "NNS") or words.lemma[noun].lower() in SPANS:
        return None
    first = words.left_edge[noun]
    return noun if first and words.lower[first - 1] == "with" and words.dep[noun] in _VERBLESS else None


def levelled(words: Words, at: int) -> int | None:
    """What an aside gives the level of: the turnout of "turnout, at 64 per cent, was low", "spending on roads, at $4 million, fell"."""
    noun = at - 3
    if noun < 0 or words.lower[at - 1] != "at" or words.text[at - 2] != "," or words.sentence[noun] != words.sentence[at]:
        return None
    if not words.text[noun][0].isalpha() or words.lower[noun] in ("cent", "percent"):
        return None  # "down $2, or 3 per cent, at $80"
    while words.dep[noun] == "pobj" and words.tag[words.head[words.head[noun]]] in (*NOUNS, "VBG"):
        noun = words.head[words.head[noun]]
    opens = noun == words.spans[words.sentence[noun]][0]
    return noun if words.tag[noun] in ("NN", "NNS") or (opens and words.tag[noun] in ("NNP", "VBG")) else None


def completed(words: Words, token: int) -> int | None:
    """The subject that is so far something: the blaze of "the blaze was 40 per cent contained"."""
    after = next((i for i in range(token + 1, min(token + 4, len(words))) if words.lower[i] not in ("per", "cent", "percent", "%")), None)
    if after is None or words.tag[after] not in ("VBN", "JJ") or words.lower[after - 1] not in ("cent", "percent", "%"):
        return None
    verb = words.head[after] if words.dep[after] == "acomp" or words.tag[after] == "JJ" else after
    subject = next((child for child in words.children[verb] if words.dep[child] in ("nsubj", "nsubjpass") and child < token), None)
    return subject if subject is not None and words.tag[subject] in ("NN", "NNS") else None


def labelled(words: Words, token: int) -> int | None:
    """The noun that labels a number, as lists do: "Dead: 40", "Homes without power: 1,200"."""
    label = token - 2
    if label < 0 or words.text[token - 1] != ":" or words.sentence[label] != words.sentence[token]:
        return None
    if words.tag[label - 1] == "CD" and not _FINITE.isdisjoint(words.tag[words.spans[words.sentence[label]][0] : label]):
        return None  # "six people had taken one dose: two in Lund and four in Kiel"
    if words.dep[label] == "pobj" and words.tag[words.head[words.head[label]]] in NOUNS:
        label = words.head[words.head[label]]
    return label if words.tag[label] in ("NN", "NNS") or words.lower[label] in HEADS else None


def locates(words: Words, after: int) -> bool:
    """Whether a distance tells where something is, and measures nothing: "struck 40 km (25 miles) north of Lund", "40 km from Lund"."""
    i = after
    if words.text[i : i + 1] == ["("]:
        i = next((j + 1 for j in range(i, min(i + 8, len(words))) if words.text[j] == ")"), i)
    elif words.text[i : i + 1] == [")"]:
        i += 1
    points = any(word in _WHERE for word in words.lower[i : i + 3 if words.lower[i : i + 1] in (["to"], ["due"]) else i + 1])
    return points and words.tag[i + 1 : i + 2] != ["CD"]  # "rose to 53 km from 40"
