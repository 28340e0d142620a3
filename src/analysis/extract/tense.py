"""Tense of the clause that a word stands in, as far as it decides which Monday or which June is meant."""

from __future__ import annotations

from analysis.extract.found import Words
from analysis.timex.lexicon import word_set

_DONE = word_set("begin start fail manage refuse decline use continue force help cease happen seem appear prove get come go")
_PLANNED = word_set("expect plan schedule slate set due propose project forecast anticipate")
_INTENDED = word_set("plan intend agree hope promise vow aim prepare set arrange propose pledge")
_WILL = word_set("will 'll ’ll wo shall may can must should ca")
_WOULD = word_set("would could might")
_COMING = word_set("due likely effective payable")
_NOMINAL = word_set("compound nmod amod poss")


def tense(words: Words, index: int) -> str:
    """`past`, `perfect`, `present`, `future`, `later` (the future of a past: "agreed to meet"), or nothing where no verb governs the word.

    "met Monday" is past, "will meet Monday" and "plans to meet Monday" are future, "is due Monday" is future. A word that modifies a
    noun has no tense of its own: "the Friday explosions", "its June settlement".
    """
    if words.dep[index] in _NOMINAL and words.tag[words.head[index]].startswith("NN"):
        if not index or words.tag[index - 1] != "IN" or words.tag[words.head[index]] != "NNP":
            return ""
        index = words.head[index]  # "In February South Korea said": the parser takes them for one name
    coming = False
    for _ in range(12):
        tag = words.tag[index]
        if tag.startswith("V") or tag == "MD":
            found = _of_verb(words, index)
            if found == "coming":
                coming = True
            elif found:
                ahead = found in ("present", "perfect", "future") or words.lemma[index].lower() in _INTENDED
                return found if not coming else "future" if ahead else "later"
        elif words.lower[index] in _COMING:
            coming = True
        if words.head[index] == index:
            break
        index = words.head[index]
    return "future" if coming else ""


def _of_verb(words: Words, verb: int) -> str:
    """Tense of one verb; `coming` where it looks ahead from its governor, nothing where its governor has to tell."""
    helpers = [child for child in words.children[verb] if words.dep[child] in ("aux", "auxpass")]
    tag, lemma = words.tag[verb], words.lemma[verb].lower()
    forms, tags = {words.lower[child] for child in helpers}, {words.tag[child] for child in helpers}
    if lemma == "be" and any(words.lower[child] in _COMING for child in words.children[verb]):  # "is due in Oslo on Friday"
        return "future" if tag in ("VBZ", "VBP") else "later"
    if forms & _WILL or (tag == "MD" and words.lower[verb] in _WILL):
        return "future"
    if forms & _WOULD or tag == "MD":
        begins = tag == "VB" and forms & {"would", "'d", "’d"} and not forms & {"have", "not", "n't"}
        return "future" if tag == "VBG" or begins else "later"  # "would be leaving on Friday", "said it would leave on Friday"
    if "TO" in tags:
        return "" if words.lemma[words.head[verb]].lower() in _DONE else "coming"
    if tag == "VBD" or "VBD" in tags or forms & {"did", "had", "was", "were"}:
        return "past" if tag != "VBN" or lemma not in _PLANNED else "later"
    if tag == "VBN":
        if lemma in _PLANNED:
            return "future" if tags else "coming"
        if not tags & {"VBZ", "VBP"}:
            return "past"
        return "perfect" if any(words.lemma[child] == "have" for child in helpers) else "present"
    if tag == "VBG":
        whole = "perfect" if "been" in forms else "future"  # "has been talking since July", "is leaving in July"
        return whole if tags & {"VBZ", "VBP"} else ""
    if tag == "VB" and not helpers and words.head[verb] == verb:  # "Vote on Tuesday!"
        return "future"
    return "present" if tag in ("VBZ", "VBP") else ""
