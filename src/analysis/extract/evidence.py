"""The evidence of a row: the words around it that a reader checks it against."""

from __future__ import annotations

from analysis.extract.found import Words

LIMIT = 40  # words: a quotation, not a copy of the article


def evidence(text: str, words: Words, sentence: int, token: int) -> str:
    """The sentence around a token, at most 40 words of it, spaces made single.

    It ends at a blank line even where the parser saw no end: a heading without a full stop ("Flood aid") is not part of the
    sentence below it.
    """
    first, last = words.spans[sentence]
    start = max(words.start[first], text.rfind("\n\n", words.start[first], words.start[token]) + 1)
    blank = text.find("\n\n", words.end[token], words.end[last - 1])
    said = text[start : blank if blank >= 0 else words.end[last - 1]].split()
    at = len(text[start : words.end[token]].split()) - 1
    left = max(0, min(at - LIMIT // 2, len(said) - LIMIT))
    return " ".join(said[left : left + LIMIT])
