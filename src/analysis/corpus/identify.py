"""Which language a text is in; careful with short ones."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

MIN_WORDS = 20  # a shorter text in Latin letters is taken for English
SURE = 0.9
_WORDS = re.compile(r"[^\W\d_]+")
_ENGLISH = frozenset({
    "the", "of", "and", "to", "that", "for", "with", "by", "from", "said", "has", "have", "been", "was", "were", "are", "is", "his", "her",
    "their", "which", "who", "after", "on", "it", "as", "at",
})  # fmt: skip
_SAMPLE = 2000  # characters


@cache
def _model() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def language(text: str) -> str:
    """ISO 639-1 code. English function words decide quickly; else the model does, if it is sure and the text long enough."""
    words = [word.lower() for word in _WORDS.findall(text[:_SAMPLE])]
    if not words:
        return "en"
    share = sum(word in _ENGLISH for word in words) / len(words)
    latin = sum(word.isascii() for word in words) / len(words)
    if share >= 0.2 or (len(words) < MIN_WORDS and latin >= 0.5):
        return "en"
    code, sure = _model().classify(" ".join(words))
    return str(code) if sure >= SURE else "en"
