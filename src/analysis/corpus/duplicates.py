"""Near-identical articles: reposts, wire copy with another headline, copies cut from the bottom or lightly edited.

Candidates come from MinHash LSH (Broder 1997; Leskovec et al., Mining of Massive Datasets, ch. 3) over shingles of three words, of
the whole text and of its beginning; each candidate is then checked on the shingles themselves. Two texts that put different
numbers into the same words ("killed 87 people", "killed 92 people") are an update, not a copy, however much they share.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from zlib import crc32

import numpy as np
from datasketch import MinHash, MinHashLSH
from numpy.typing import NDArray

SHINGLE = 3  # words
MIN_JACCARD = 0.5  # shared shingles by all shingles
MIN_CONTAINMENT = 0.7  # shared shingles by those of the shorter text
SHORT = 30  # shingles; below it, containment says little
MIN_JACCARD_SHORT = 0.8
LEAD = 120  # words of the beginning, which a copy cut from the bottom keeps
WHOLE_BANDS = (32, 3)  # bands and rows of the LSH: at Jaccard 0.5, 99 % of the pairs become candidates
LEAD_BANDS = (24, 3)
MARGIN = 0.2  # a likeness estimated from 96 hashes lies so near the exact one, but for one pair in ten thousand

_WORD = re.compile(r"\d[\d.,]*\d|\w+")
_NUMBERS = frozenset({
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "dozen", "dozens", "twenty",
    "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "hundred", "hundreds", "thousand",
    "thousands", "million", "millions",
})  # fmt: skip
_MIX = np.uint32(0x9E3779B1)

_NONE = np.empty(0, dtype=np.uint32)

Hashes = NDArray[np.uint32]


def find_duplicates(articles: Iterable[tuple[str, str, date | None]]) -> dict[str, str]:
    """Find articles that are copies.

    Args:
        articles: article_id, cleaned text, first possible publication day.

    Returns:
        For each copy the id of the earliest article that it is a copy of, by day (undated last), then id. An original is never
        itself a key, and the result does not depend on the order of the articles.
    """
    sketches = sorted((_Sketch(article_id, text, day) for article_id, text, day in articles), key=lambda sketch: sketch.order)
    originals = _Originals()
    same: dict[bytes, str] = {}
    found: dict[str, str] = {}
    for sketch in sketches:
        original = same.get(sketch.key) or next((other.article_id for other in originals.like(sketch) if sketch.copies(other)), None)
        if original is not None:
            found[sketch.article_id] = original
            continue
        same[sketch.key] = sketch.article_id
        originals.add(sketch)
    return found


@dataclass
class _Sketch:
    """One article as the comparison sees it."""

    article_id: str
    text: str
    day: date | None

    @property
    def order(self) -> tuple[date, str]:
        return self.day or date.max, self.article_id

    @cached_property
    def key(self) -> bytes:
        """Equal for equal words."""
        return self.hashes.tobytes()

    @cached_property
    def hashes(self) -> Hashes:
        return _hashes(_words(self.text))

    @cached_property
    def shingles(self) -> Hashes:
        return _shingles(self.hashes)

    @cached_property
    def minhashes(self) -> tuple[MinHash, MinHash]:
        """Of the whole text, and of its beginning."""
        return _minhash(self.shingles, WHOLE_BANDS), _minhash(_shingles(self.hashes[:LEAD]), LEAD_BANDS)

    def copies(self, other: _Sketch) -> bool:
        """The exact check."""
        shorter, longer = sorted((self, other), key=lambda sketch: len(sketch.shingles))
        shared = len(np.intersect1d(shorter.shingles, longer.shingles, assume_unique=True))
        likeness = shared / (len(shorter.shingles) + len(longer.shingles) - shared)
        if len(shorter.shingles) < SHORT:
            alike = likeness >= MIN_JACCARD_SHORT
        else:
            alike = likeness >= MIN_JACCARD or shared / len(shorter.shingles) >= MIN_CONTAINMENT
        return alike and not self.differs_in_numbers(other)

    def differs_in_numbers(self, other: _Sketch) -> bool:
        """Whether both put a number into the same words, and not the same number."""
        return any(numbers.isdisjoint(other.slots[place]) for place, numbers in self.slots.items() if place in other.slots)

    @cached_property
    def slots(self) -> dict[tuple[str, ...], set[str]]:
        """The numbers that stand between two words before and two words after."""
        found: dict[tuple[str, ...], set[str]] = {}
        words = _words(self.text)  # not kept: few articles come so far
        for index, word in enumerate(words):
            if word[0].isdigit() or word in _NUMBERS:
                place = (*words[max(index - 2, 0) : index], "#", *words[index + 1 : index + 3])
                found.setdefault(place, set()).add(word.replace(",", ""))
        return found


class _Originals:
    """The articles that are no copies, indexed by the LSH; only they are compared with, so that a thousand copies cost no more than one."""

    def __init__(self) -> None:
        self._sketches: list[_Sketch] = []
        self._signatures: list[Hashes] = []
        self._indexes = [MinHashLSH(params=bands, num_perm=bands[0] * bands[1]) for bands in (WHOLE_BANDS, LEAD_BANDS)]

    def add(self, sketch: _Sketch) -> None:
        """Index an original."""
        if not len(sketch.shingles):
            return
        for index, hashed in zip(self._indexes, sketch.minhashes, strict=True):
            index.insert(len(self._sketches), hashed, check_duplication=False)
        self._signatures.append(sketch.minhashes[0].hashvalues)
        self._sketches.append(sketch)

    def like(self, sketch: _Sketch) -> list[_Sketch]:
        """Originals that may be what an article is a copy of, the earliest first."""
        if not len(sketch.shingles):
            return []
        keys = sorted({key for index, hashed in zip(self._indexes, sketch.minhashes, strict=True) for key in index.query(hashed)})
        if not keys:
            return []
        likeness = (np.array([self._signatures[key] for key in keys]) == sketch.minhashes[0].hashvalues).mean(axis=1)
        sizes = np.array([len(self._sketches[key].shingles) for key in keys])
        own = len(sketch.shingles)
        contained = likeness / (1 + likeness) * (sizes + own) / np.minimum(sizes, own)
        near = (likeness >= MIN_JACCARD - MARGIN) | (contained >= MIN_CONTAINMENT - MARGIN)
        return [self._sketches[key] for key, kept in zip(keys, near.tolist(), strict=True) if kept]


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


@cache
def _permutations(size: int) -> NDArray[np.uint32]:
    return np.asarray(MinHash(num_perm=size, hashfunc=int, scheme="affine32").permutations)


def _minhash(shingles: Hashes, bands: tuple[int, int]) -> MinHash:
    size = bands[0] * bands[1]
    hashed = MinHash(num_perm=size, hashfunc=int, permutations=_permutations(size), scheme="affine32")
    hashed.update_batch(shingles.tolist())
    return hashed


def _hashes(words: list[str]) -> Hashes:
    return np.fromiter(map(crc32, " ".join(words).encode().split(b" ")), dtype=np.uint32, count=len(words)) if words else _NONE


def _shingles(single: Hashes) -> Hashes:
    """Hashes of all runs of `SHINGLE` words, sorted, each once; of a shorter text its one run. From the hashes of the words."""
    size = min(SHINGLE, len(single))
    if not size:
        return single
    runs = np.zeros(len(single) - size + 1, dtype=np.uint32)
    for offset in range(size):
        runs = runs * _MIX + single[offset : len(single) - size + 1 + offset]
    return np.unique(runs)
