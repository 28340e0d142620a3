"""The sample: sentences drawn by stratum, written as sheets that show nothing of what was extracted."""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from analysis.cells import to_csv
from analysis.errors import UsageError
from analysis.tables import Tables

KEY, GUIDE = "key.csv", "instructions.md"
KEY_COLUMNS = ("sentence_id", "article_id", "start", "end", "stratum", "of", "text_sha256")
GIVEN = ("sentence_id", "article_id", "sentence")
CODED = ("coded", "figure_words", "low", "high", "item", "modality", "claimant", "dates", "actors")
SHEET_COLUMNS = GIVEN + CODED
STRATA = ("figures", "dates or actors", "none")
FLOOR = 5  # a stratum gets at least a fifth of the sample, or all it has

ABBREVIATION = re.compile(r"(?:\b(?:Mr|Mrs|Ms|Dr|St|Gen|Lt|Col|Sgt|Sen|Rep|Gov|Prof|No|vs|Jr|Sr)|\b[A-Z])\.$")  # "Gen. Ruiz", "U.S. aid"
STOP = re.compile(r"[.?!]+[\"'”’)\]]*(?=\s+[\"'“‘(\[]?[A-Z0-9$€£])")


class Sentence(NamedTuple):
    """A sentence and where it stands in the cleaned text of its article."""

    article_id: str
    start: int
    end: int

    @property
    def sentence_id(self) -> str:
        """`article_id:start-end`."""
        return f"{self.article_id}:{self.start}-{self.end}"


def sentences(text: str) -> Iterator[tuple[int, int]]:
    r"""Spans of the sentences of a text: lines, cut after full stops, question and exclamation marks.

    >>> text = "Gen. Ruiz left. Some $2.3 million went.\nWho paid?"
    >>> [text[start:end] for start, end in sentences(text)]
    ['Gen. Ruiz left.', 'Some $2.3 million went.', 'Who paid?']
    """
    for line in re.finditer(r"[^\n]+", text):
        stops = (line.start() + stop.end() for stop in STOP.finditer(line[0]) if not ABBREVIATION.search(line[0], 0, stop.end()))
        first = line.start()
        for last in [*stops, line.end()]:
            part = text[first:last]
            if re.search(r"\w", part):
                yield first + len(part) - len(part.lstrip()), first + len(part.rstrip())
            first = last


def strata(tables: Tables) -> dict[str, list[Sentence]]:
    """All sentences of the articles, duplicates apart, by what was extracted from them: figures; dates or actors only; nothing."""
    articles = tables.articles.loc[tables.articles["duplicate_of"].isna(), "article_id"]
    texts = tables.texts.set_index("article_id")["text"]
    figures = _starts(tables, "figures")
    others = _starts(tables, "dates", "mentions")
    found: dict[str, list[Sentence]] = {name: [] for name in STRATA}
    for article_id in sorted(set(articles) & set(texts.index)):
        for start, end in sentences(texts[article_id]):
            kinds = [any(start <= place < end for place in starts[article_id]) for starts in (figures, others)]
            found[STRATA[0] if kinds[0] else STRATA[1] if kinds[1] else STRATA[2]].append(Sentence(article_id, start, end))
    return found


def _starts(tables: Tables, *names: str) -> dict[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for name in names:
        frame = getattr(tables, name)
        for article_id, start in zip(frame["article_id"], frame["start"], strict=True):
            found[article_id].append(int(start))
    return found


def shares(sizes: Mapping[str, int], n: int) -> dict[str, int]:
    """How many of `n` sentences each stratum gets: its share of all, but at least a fifth of `n` (or all it has).

    >>> shares({"figures": 50, "dates or actors": 900, "none": 50}, 100)
    {'figures': 20, 'dates or actors': 60, 'none': 20}
    """
    total = sum(sizes.values())
    given = {name: min(size, n // FLOOR) for name, size in sizes.items()}
    for _ in range(min(n, total) - sum(given.values())):
        room = [name for name in sizes if given[name] < sizes[name]]
        given[max(room, key=lambda name: n * sizes[name] / total - given[name])] += 1
    return given


def draw(tables: Tables, out: Path, *, n: int = 100, seed: int = 1, coders: int = 1) -> list[Path]:
    """Draw a sample and write its sheets (one a coder, all alike), its key and the instructions.

    Args:
        tables: the tables.
        out: the folder to write to; sheets that are there already are never overwritten.
        n: how many sentences.
        seed: the same seed on the same tables draws the same sentences.
        coders: how many sheets.

    Returns:
        The sheets written.

    Raises:
        UsageError: the folder holds a sample already, or there is no sentence to draw.
    """
    if (out / KEY).exists() or list(out.glob("sheet-*.csv")):
        raise UsageError(f"{out}: holds the sheets of a sample already; name a new folder with --out")
    found = strata(tables)
    if not any(found.values()):
        raise UsageError("the tables hold no sentence to draw; build them from articles with texts: analysis build")
    sizes = {name: len(listed) for name, listed in found.items()}
    chance = random.Random(seed)
    taken = {name: chance.sample(found[name], size) for name, size in shares(sizes, n).items()}
    # in the order of the texts: the order of the strata would tell what was extracted
    drawn = sorted((sentence, name) for name, listed in taken.items() for sentence in listed)
    out.mkdir(parents=True, exist_ok=True)
    sheets = [out / f"sheet-{coder}.csv" for coder in range(1, coders + 1)]
    for sheet in sheets:
        sheet.write_text(to_csv(SHEET_COLUMNS, _lines(tables, [sentence for sentence, _ in drawn])), encoding="utf-8")
    (out / GUIDE).write_bytes(Path(__file__).with_name(GUIDE).read_bytes())
    hashes = tables.articles.set_index("article_id")["text_sha256"]
    key = [[sentence.sentence_id, *sentence, name, sizes[name], hashes[sentence.article_id]] for sentence, name in drawn]
    (out / KEY).write_text(to_csv(KEY_COLUMNS, key), encoding="utf-8")
    return sheets


def _lines(tables: Tables, drawn: Sequence[Sentence]) -> Iterator[list[str]]:
    texts = tables.texts.set_index("article_id")["text"]
    for sentence in drawn:
        words = texts[sentence.article_id][sentence.start : sentence.end]
        yield [sentence.sentence_id, sentence.article_id, words, *("" for _ in CODED)]
