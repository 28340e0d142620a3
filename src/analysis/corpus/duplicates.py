"""Near-identical articles: reposts, wire copy with another headline, copies cut from the bottom or lightly edited.

Candidates come from MinHash LSH (Broder 1997; Leskovec et al., Mining of Massive Datasets, ch. 3) over shingles of three words, of
the whole text and of its beginning; each candidate is then checked on the shingles themselves. Two texts that put different
numbers into the same words ("killed 87 people", "killed 92 people") are an update, not a copy, however much they share.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property, lru_cache
from hashlib import sha256
from zlib import crc32

import numpy as np
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
_SKETCH = np.dtype([("words", "<u4", 8), ("shingles", "<u4"), ("signature", "<u4", BANDS * ROWS)])
_AT_HAND = 512  # texts of which the shingles are held, as one original may have many copies

Hashes = NDArray[np.uint32]


def sketch(text: str) -> bytes:
    """What of an article is compared with all others, in 700 bytes: a hash of its words, how many shingles it has, their minimal hashes."""
    words = _hashes(_words(text))
    shingles = _shingles(words)
    found = np.zeros(1, dtype=_SKETCH)
    found["words"] = np.frombuffer(sha256(words.tobytes()).digest(), dtype="<u4")
    found["shingles"] = len(shingles)
    found["signature"] = np.concatenate([_minhash(shingles, WHOLE_BANDS), _minhash(_shingles(words[:LEAD]), LEAD_BANDS)])
    return found.tobytes()


def find_duplicates(articles: Iterable[tuple[str, bytes, date | None]], text: Callable[[str], str]) -> dict[str, str]:
    """Find articles that are copies.

    Args:
        articles: article_id, sketch, first possible publication day.
        text: gives the cleaned text of an article by its id; asked for those that look alike.

    Returns:
        For each copy the id of the earliest article that it is a copy of, by day (undated last), then id. An original is never
        itself a key, and the result does not depend on the order of the articles.
    """
    ordered = sorted(articles, key=lambda article: (article[2] or date.max, article[0]))
    names = [name for name, _, _ in ordered]
    sketches = np.frombuffer(b"".join(found for _, found, _ in ordered), dtype=_SKETCH)
    first: dict[bytes, int] = {}
    same = [first.setdefault(words.tobytes(), number) for number, words in enumerate(sketches["words"])]
    distinct = np.array([number for number in first.values() if sketches["shingles"][number]], dtype=int)
    originals = _Originals(sketches[distinct])
    compared = lru_cache(_AT_HAND)(lambda number: _Compared(text(names[distinct[number]])))
    found: dict[str, str] = {}
    for number, name in enumerate(names[place] for place in distinct):
        original = next((other for other in originals.like(number) if compared(number).copies(compared(other))), None)
        if original is None:
            originals.add(number)
        else:
            found[name] = names[distinct[original]]
    for name, other in zip(names, (names[number] for number in same), strict=True):
        if name != other:
            found[name] = found.get(other, other)
    return found


@dataclass
class _Compared:
    """A text that looks like another."""

    text: str

    @cached_property
    def shingles(self) -> Hashes:
        return _shingles(_hashes(_words(self.text)))

    def copies(self, other: _Compared) -> bool:
        """The exact check."""
        shorter, longer = sorted((self, other), key=lambda one: len(one.shingles))
        shared = len(np.intersect1d(shorter.shingles, longer.shingles, assume_unique=True))
        likeness = shared / (len(shorter.shingles) + len(longer.shingles) - shared)
        if len(shorter.shingles) < SHORT:
            alike = likeness >= MIN_JACCARD_SHORT
        else:
            alike = likeness >= MIN_JACCARD or shared / len(shorter.shingles) >= MIN_CONTAINMENT
        return alike and not self.differs_in_numbers(other)

    def differs_in_numbers(self, other: _Compared) -> bool:
        """Whether both put a number into the same words, and not the same number."""
        return any(numbers.isdisjoint(other.slots[place]) for place, numbers in self.slots.items() if place in other.slots)

    @cached_property
    def slots(self) -> dict[tuple[str, ...], set[str]]:
        """The numbers that stand between two words before and two words after."""
        found: dict[tuple[str, ...], set[str]] = {}
        words = _words(self.text)
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

    def __init__(self, sketches: NDArray[np.void]) -> None:
        self._whole = sketches["signature"][:, : math.prod(WHOLE_BANDS)]
        self._sizes = sketches["shingles"].astype(np.int64)
        self._buckets = _buckets(sketches["signature"])
        self._members: dict[int, list[int]] = defaultdict(list)

    def add(self, number: int) -> None:
        """Have an article compared with those after it."""
        for bucket in self._shared(number):
            self._members[bucket].append(number)

    def like(self, number: int) -> list[int]:
        """Originals that may be what an article is a copy of, the earliest first."""
        others = sorted({other for bucket in self._shared(number) for other in self._members.get(bucket, ())})
        if not others:
            return []
        likeness = (self._whole[others] == self._whole[number]).mean(axis=1)
        sizes, own = self._sizes[others], self._sizes[number]
        contained = likeness / (1 + likeness) * (sizes + own) / np.minimum(sizes, own)
        near = (likeness >= MIN_JACCARD - MARGIN) | (contained >= MIN_CONTAINMENT - MARGIN)
        return [other for other, kept in zip(others, near.tolist(), strict=True) if kept]

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
    from datasketch import MinHash  # loads scipy: not where all has its sketch

    return np.asarray(MinHash(num_perm=size, hashfunc=int, scheme="affine32").permutations)


def _minhash(shingles: Hashes, bands: tuple[int, int]) -> Hashes:
    from datasketch import MinHash

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
