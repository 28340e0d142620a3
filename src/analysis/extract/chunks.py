"""The noun phrase at a number: where it begins and which word is its head."""

from __future__ import annotations

from analysis.extract.found import Words
from analysis.lexicons import word_list

NOUNS = {"NN", "NNS", "NNP", "NNPS"}
HEADS = {"dead", "injured", "wounded", "missing", "homeless", "displaced", "unemployed", "jobless", "disabled", "sick", "poor", "elderly"}
BEFORE_NOUN = NOUNS | {"JJ", "JJR", "JJS", "VBN", "VBG", "HYPH", "POS", "AFX", "FW", "ADD"}
PARTICIPLES = {"killed", "captured", "hurt", "arrested", "detained", "hospitalised", "hospitalized", "evacuated"}  # "300 killed"
LEADING = {"following", "including", "excluding", "regarding", "concerning", "depending", "according"}  # participles that lead to a noun
_YET = {"still", "also", "already", "now", "yet"}
QUOTES = {"``", "''", '"', "“", "”", "‘"}
ABOUT = word_list("approximator")
SPANS = word_list("span")
THEN = {"yesterday", "today", "tomorrow", "tonight", *(day.removesuffix("s") for day in word_list("weekday"))}


def chunk(words: Words, start: int, stop: int) -> tuple[int, int] | None:
    """First token and head of the noun phrase that begins at `start`, determiners apart; None if there is none."""
    head, i = -1, start
    while i < stop:
        tag, lower = words.tag[i], words.lower[i]
        following = words.tag[i + 1] if i + 1 < stop else ""
        if lower == "been" or (head >= 0 and (lower in THEN or _is_everywhere(words, i, head))) or (head < 0 and lower in LEADING):
            break  # "sold 40 homes Tuesday", "up 4 per cent following large orders"
        if tag == "CD" and "POS" in words.tag[max(0, i - 4) : i] and (following in BEFORE_NOUN or following == "CD"):
            pass  # "the city's 1.3 million people"
        elif lower in ABOUT and "POS" in words.tag[max(0, i - 2) : i] and "CD" in words.tag[i + 1 : i + 3]:
            pass  # "the city's more than 4 million people"
        elif tag == "CD" and head < 0 and following in BEFORE_NOUN and _measures(words, i, stop):
            pass  # "eight million 250 ml bottles"
        elif tag == "CD" and following in BEFORE_NOUN and (_is_model(words, i) or (i > start and words.tag[i - 1] == "HYPH")):
            pass  # "12 T-72 tanks", "12 tier-one suppliers"
        elif tag == "CD" and _ends_model(words, i, following):
            pass  # "40 Viper 3 jets"
        elif tag == "CD" and "mm" in (following and words.lower[i + 1], lower) and words.start[i + 1] - words.end[i] < 2:
            pass  # "4,000 155mm shells"
        elif lower == "&" and head >= 0 and words.tag[i - 1] == "NNP" and following == "NNP":
            pass  # "shares of Vantor & Lund"
        elif head >= 0 and is_possessive(words, i) and following in BEFORE_NOUN:
            pass  # "the miners’ homes", whose stroke is tagged as a quotation mark
        elif following == "HYPH" and words.end[i] == words.start[i + 1] and tag not in (",", "CC"):
            pass  # "in-person interviews"
        elif (
            head < 0
            and lower in PARTICIPLES
            and tag in ("VBN", "VBD")
            and following in ("", ",", ".", ":", "CC", "IN", "RB", "''", "-RRB-", "_SP")
        ):
            head = i  # "300 killed and 2,700 wounded"
        elif not any(map(str.isalpha, lower)) and tag in NOUNS:
            break  # the bars and signed numbers of a table
        elif head >= 0 and lower in HEADS and words.tag[head] == "NNS" and words.dep[head] != "compound":
            break  # "141 people missing"
        elif tag in NOUNS or (lower in HEADS and not (i + 1 < stop and words.tag[i + 1] in NOUNS)):
            if head >= 0 and words.tag[head] == "NNS" and tag in ("NNP",) and words.dep[head] != "compound":
                break
            head = i
        elif tag in BEFORE_NOUN:
            tied = words.tag[i - 1] in ("HYPH", "POS", "''") or is_possessive(words, i - 1)
            if head >= 0 and tag not in ("POS", "HYPH") and not (tied or _leads_on(words, i, stop)):
                break
        elif (
            (tag in (",", "CC") and (start < i if head < 0 else _coordinated(words, i, stop, head)) and following != "CD")
            or (tag in ("RB", "RBS", "RBR") and head < 0 and i + 1 < stop and words.tag[i + 1] in ("JJ", "VBN", "VBG"))
            or (lower in QUOTES and (head < 0 or _closes(words, i, start, following)))
        ):
            pass
        else:
            break
        i += 1
    if head < 0:
        return None
    first = start
    for i in range(start + 1, head):
        if words.tag[i] == "CD" and (words.tag[i - 1] == "POS" or words.lower[i - 1] in ABOUT):
            first = i + 1  # "the province's 36 schools"
    while first < head and (words.lower[first] in _YET or not any(map(str.isalnum, words.text[first]))):
        first += 1  # "the 14 still missing"
    while first < head and words.tag[first] in (",", "CC", "HYPH", "``", "''", "CD") and not _belongs(words, first):
        first += 1
    return first, head


def _belongs(words: Words, i: int) -> bool:
    """Whether a number is part of the phrase: the T-72 of "12 T-72 tanks", the three of "a $12 million three-year bond"."""
    calibre = words.lower[i + 1 : i + 2] == ["mm"] and words.start[i + 1] == words.end[i]
    return words.tag[i] == "CD" and (calibre or _is_model(words, i) or (words.tag[i + 1] == "HYPH" and words.start[i + 1] == words.end[i]))


def _is_model(words: Words, i: int) -> bool:
    """Whether a word is a designation, letters and a number: the T-72 of "12 T-72 tanks"."""
    letters, _, number = words.text[i].partition("-")
    return letters.isalpha() and letters.isupper() and number[:1].isdigit()


def _ends_model(words: Words, i: int, following: str) -> bool:
    """Whether a number ends the name of a model before its plural: the 3 of "40 Viper 3 jets"."""
    named = words.text[i - 1][0].isupper() and words.tag[i - 1] in ("NN", "NNP")
    return named and following == "NNS" and words.lower[i + 1] not in SPANS


def _closes(words: Words, i: int, start: int, following: str) -> bool:
    """Whether a quotation mark ends a name that the noun follows: "14 “Heron” gliders"."""
    return following in BEFORE_NOUN and any(words.lower[j] in QUOTES for j in range(start - 1, i))


def _is_everywhere(words: Words, i: int, head: int) -> bool:
    """Whether a word after a plural says where, whatever its tag: "300 flights nationwide"."""
    return words.lower[i].endswith("wide") and words.tag[head] == "NNS" and words.lower[i] != "wide"


def is_possessive(words: Words, i: int) -> bool:
    """Whether a word is the mark of a possessor, however it is tagged: the stroke of "the miners’ homes"."""
    stroke = words.tag[i] == "''" and words.text[i] in ("’", "'") and words.end[i - 1] == words.start[i]
    return words.tag[i] == "POS" or words.dep[i] == "case" or (stroke and words.lower[i - 1].endswith("s") and words.head[i - 1] > i)


def is_verb(words: Words, i: int) -> bool:
    """Whether a participle is the verb of its clause: "they had expected revenue of $4 million" counts no expected revenue."""
    if words.tag[i] == "VBG" and words.dep[i] in ("pcomp", "xcomp", "advcl", "ccomp", "conj", "ROOT", "acl"):
        return any(words.dep[child] == "dobj" for child in words.children[i])  # "by raising output to 40 tonnes"
    return words.tag[i] in ("VBN", "VBG") and any(
        words.dep[child] in ("aux", "auxpass", "nsubj", "nsubjpass") for child in words.children[i]
    )


def _measures(words: Words, i: int, stop: int) -> bool:
    """Whether a second number measures the noun ("250 ml bottles", "52,000-barrel tanks") and does not begin a new phrase ("five days")."""
    return i + 2 < stop and (words.tag[i + 2] in NOUNS or words.tag[i + 1] == "HYPH")


def _leads_on(words: Words, i: int, stop: int) -> bool:
    """An adjective after a noun that goes on to another noun ("army reserve units" tagged as adjective)."""
    return (
        words.tag[i] in ("JJ", "JJR", "VBG")
        and words.tag[i - 1] in ("NN", "NNP")
        and i + 1 < stop
        and words.tag[i + 1] in NOUNS
        and words.dep[i - 1] in ("compound", "nmod", "amod")
    )


def _coordinated(words: Words, i: int, stop: int, head: int) -> bool:
    """Whether a conjunction joins modifiers ("digital and physical sales", "Kia and Hyundai vehicles") and not two phrases."""
    if words.tag[i] != "CC" or words.lower[i] not in ("and", "or", "&") or i + 2 >= stop:
        return False
    if words.tag[head] == "NNS":
        return False
    return (
        words.tag[i + 1] in ("NNP", "NN", "JJ")
        and words.tag[i + 2] in NOUNS
        and words.dep[head] in ("compound", "nmod", "amod", "nsubj")
        and words.head[head] > i + 1
    )
