"""Near-identical articles: reposts, wire copy with another headline, copies cut from the bottom or lightly edited.

Candidates come from MinHash LSH (Broder 1997; Leskovec et al., Mining of Massive Datasets, ch. 3) over shingles of three words, of
the whole text and of its beginning; each candidate is then checked on the shingles themselves. Two texts that put different
numbers into the same words ("killed 87 people", "killed 92 people") are an update, not a copy, however much they share.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from hashlib import sha256
from zlib import crc32

import numpy as np
from datasketch import MinHash
from numpy.typing import NDArray

SHINGLE = 3  # words
MIN_JACCARD = 0.5  # shared shingles by all shingles
MIN_CONTAINMENT = 0.7  # shared shingles by those of the shorter text
SHORT = 30  # shingles; below it, containment says little
MIN_JACCARD_SHORT = 0.8
LEAD = 120  # words of the beginning, which a copy cut from the bottom keeps
ROWS = 3  # hashes a band of the LSH
WHOLE_BANDS = (32, ROWS)  # at Jaccard 0.5, 99 % of the pairs become candidates
LEAD_BANDS = (24, ROWS)
BANDS = WHOLE_BANDS[0] + LEAD_BANDS[0]
MARGIN = 0.2  # a likeness estimated from 96 hashes lies so near the exact one, but for one pair in ten thousand

_WORD = re.compile(r"\d[\d.,]*\d|\w+")
_NUMBERS = frozenset({
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "dozen", "dozens", "twenty",
    "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "hundred", "hundreds", "thousand",
    "thousands", "million", "millions",
})  # fmt: skip
_MIX = np.uint32(0x9E3779B1)
_MIX_64 = np.uint64(0x9E3779B97F4A7C15)

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
    first: dict[bytes, _Sketch] = {}
    for sketch in sketches:
        first.setdefault(sketch.key, sketch)
    distinct = [sketch for sketch in first.values() if len(sketch.shingles)]
    originals = _Originals(distinct)
    found: dict[str, str] = {}
    for number, sketch in enumerate(distinct):
        original = next((other.article_id for other in originals.like(number) if sketch.copies(other)), None)
        if original is None:
            originals.add(number)
        else:
            found[sketch.article_id] = original
    for sketch in sketches:
        if (same := first[sketch.key]) is not sketch:
            found[sketch.article_id] = found.get(same.article_id, same.article_id)
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
        return sha256(_hashes(_words(self.text)).tobytes()).digest()

    @cached_property
    def shingles(self) -> Hashes:
        return _shingles(_hashes(_words(self.text)))

    def signature(self) -> Hashes:
        """Minimal hashes of the whole text, then of its beginning."""
        lead = _shingles(_hashes(_words(self.text)[:LEAD]))
        return np.concatenate([_minhash(self.shingles, WHOLE_BANDS), _minhash(lead, LEAD_BANDS)])

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
    """The articles that are no copies; only they are compared with, so that a thousand copies cost no more than one.

    Where two articles have the same hashes in a band, they share a bucket (the LSH). What is alone in its bucket, as nearly everything is,
    is not kept: an index of all of them takes twenty times the memory of the texts.
    """

    def __init__(self, sketches: Sequence[_Sketch]) -> None:
        self._sketches = sketches
        signatures = np.array([sketch.signature() for sketch in sketches], dtype=np.uint32).reshape(len(sketches), BANDS * ROWS)
        self._whole = signatures[:, : math.prod(WHOLE_BANDS)]
        self._sizes = np.array([len(sketch.shingles) for sketch in sketches])
        self._buckets = _buckets(signatures)
        self._members: dict[int, list[int]] = defaultdict(list)

    def add(self, number: int) -> None:
        """Have an article compared with those after it."""
        for bucket in self._shared(number):
            self._members[bucket].append(number)

    def like(self, number: int) -> list[_Sketch]:
        """Originals that may be what an article is a copy of, the earliest first."""
        others = sorted({other for bucket in self._shared(number) for other in self._members.get(bucket, ())})
        if not others:
            return []
        likeness = (self._whole[others] == self._whole[number]).mean(axis=1)
        sizes, own = self._sizes[others], self._sizes[number]
        contained = likeness / (1 + likeness) * (sizes + own) / np.minimum(sizes, own)
        near = (likeness >= MIN_JACCARD - MARGIN) | (contained >= MIN_CONTAINMENT - MARGIN)
        return [self._sketches[other] for other, kept in zip(others, near.tolist(), strict=True) if kept]

    def _shared(self, number: int) -> list[int]:
        """The buckets of an article that are another's too."""
        row = self._buckets[number]
        found: list[int] = row[row >= 0].tolist()
        return found


def _buckets(signatures: Hashes) -> NDArray[np.int64]:
    """A row an article, a column a band: the number of its bucket, -1 where it is alone in it."""
    bands = signatures.reshape(len(signatures), BANDS, ROWS)
    mixed = np.zeros(bands.shape[:2], dtype=np.uint64)
    for row in range(ROWS):
        mixed = mixed * _MIX_64 + bands[:, :, row]
    for band, column in enumerate(mixed.T):
        _, bucket, times = np.unique(column, return_inverse=True, return_counts=True)
        column[:] = np.where(times[bucket] > 1, bucket * BANDS + band, -1).astype(np.uint64)
    return mixed.view(np.int64)


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


@cache
def _permutations(size: int) -> NDArray[np.uint32]:
    return np.asarray(MinHash(num_perm=size, hashfunc=int, scheme="affine32").permutations)


def _minhash(shingles: Hashes, bands: tuple[int, int]) -> Hashes:
    size = math.prod(bands)
    hashed = MinHash(num_perm=size, hashfunc=int, permutations=_permutations(size), scheme="affine32")
    hashed.update_batch(shingles.tolist())
    return np.asarray(hashed.hashvalues, dtype=np.uint32)


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
