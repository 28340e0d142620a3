"""Knowledge of the language, as data: TSV and YAML files, each entry with its examples."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent


def read_tsv(name: str) -> list[dict[str, str]]:
    """Rows of a lexicon by file name without suffix; lines that begin with ``#`` are comments, an absent cell is empty."""
    lines = (FOLDER / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    rows = csv.DictReader((line for line in lines if line and not line.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE)
    return [{column: value or "" for column, value in row.items()} for row in rows]


def read_yaml(name: str) -> Any:
    """A lexicon in YAML, by file name without suffix."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # safe, and in C where there is one
    return yaml.load((FOLDER / f"{name}.yml").read_text(encoding="utf-8"), Loader=loader)


def listed(cell: str) -> list[str]:
    """The values of a cell that holds several, parted by ``|``, with or without spaces around it.

    >>> listed("dead | killed|of fire"), listed("")
    (['dead', 'killed', 'of fire'], [])
    """
    return [value.strip() for value in cell.split("|") if value.strip()]


def phrases(cell: str) -> list[str]:
    """The phrases of a cell that holds several; alternatives stand in brackets.

    >>> phrases("crash | (bus/coach) (falls/fell)")
    ['crash', 'bus falls', 'bus fell', 'coach falls', 'coach fell']
    """
    parts = ([one.split("/") if one else [plain] for one, plain in re.findall(r"\(([^()]*)\)|([^()]+)", value)] for value in listed(cell))
    return ["".join(found) for options in parts for found in product(*options)]


@cache
def word_list(name: str) -> frozenset[str]:
    """One of the plain word lists of `words.tsv`."""
    return frozenset(word for row in read_tsv("words") if row["list"] == name for word in listed(row["words"]))


def either(words: Iterable[str], gap: str = r"\s+") -> str:
    """A pattern of any of these words or phrases, in either case: for use in a pattern that ignores case.

    The longest comes first. Words with one initial stand together behind it: the matcher passes over all of them at once.

    Args:
        words: in lower case.
        gap: the pattern of what stands between the words of a phrase.
    """
    groups: dict[str, list[str]] = {}
    for word in sorted(words, key=lambda word: (-len(word), word)):
        groups.setdefault(word[0], []).append(re.escape(word[1:]).replace(r"\ ", gap))
    return "|".join(f"(?-i:[{re.escape(first)}{re.escape(first.upper())}])(?:{'|'.join(rests)})" for first, rests in groups.items())


def starred(*names: str) -> str:
    """A pattern of the words of some lists, in which a star stands for any ending."""
    return "|".join(re.escape(word).replace(r"\*", r"\w*") for word in sorted(frozenset().union(*map(word_list, names))))
