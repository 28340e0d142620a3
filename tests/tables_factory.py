"""Tables of invented corpora: a flood that six outlets report, and corpora at every edge.

`Corpus` builds rows with terse calls; offsets are made up but consistent and unique.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import count
from typing import Any

from analysis.model import Actor, ArticleRow, DateRow, Figure, Mention, Quantity, Row, Statement, TextRow
from analysis.tables import Tables

ACTORS = {
    "ministry": ("Ministry of the Interior", "organisation"),
    "red-crescent": ("Red Crescent of Varnia", "organisation"),
    "mayor": ("Ana Brandt", "person"),
    "varnia": ("Varnia", "state"),
    "osterland": ("Osterland", "state"),
    "dam-company": ("Maren Hydro", "organisation"),
}


@dataclass
class Corpus:
    """Rows by class, filled by calls that say only what matters."""

    rows: dict[type[Row], list[Any]] = field(default_factory=dict)
    offset: Any = field(default_factory=lambda: count(1, 10))

    def add(self, row: Row) -> None:
        self.rows.setdefault(type(row), []).append(row)

    def actor(self, actor_id: str, name: str | None = None, kind: str = "organisation") -> None:
        if name is None:
            name, kind = ACTORS.get(actor_id, (actor_id, kind))
        if actor_id not in {row.actor_id for row in self.rows.get(Actor, [])}:
            self.add(Actor(actor_id=actor_id, name=name, kind=kind))

    def article(self, article_id: str, source: str | None, day: date | None = None, **other: Any) -> None:
        first, last = other.pop("interval", (day, day))
        row = ArticleRow(
            article_id=article_id, path=f"{article_id}.txt", raw_sha256="0" * 64, source=source, published=day, published_from=first,
            published_to=last, published_basis="metadata" if day else "unknown", words=100, **({"title": f"Report {article_id}"} | other),
        )  # fmt: skip
        self.add(row)
        self.add(TextRow(article_id=article_id, text=""))

    def quantity(self, key: str, label: str, unit: str | None = None, scope: str = "total") -> None:
        self.add(Quantity(quantity=key, label=label, unit=unit, scope=scope))

    def figure(
        self, article_id: str, quantity: str | None, low: float | None, high: float | None = -1, by: str | None = None, **other: Any
    ) -> None:
        """One figure; `high` is `low` unless given; `by` is an actor id, "unnamed: words", or None for the outlet's own voice."""
        high = low if high == -1 else high
        kind, actor, words = "outlet", None, None
        if by is not None:
            kind, actor, words = ("unnamed", None, by.removeprefix("unnamed: ")) if by.startswith("unnamed: ") else ("named", by, by)
            if actor:
                self.actor(actor)
        start = next(self.offset)
        source = next(row.source for row in self.rows[ArticleRow] if row.article_id == article_id)
        voice = {"named": actor, "unnamed": f"{source}:{words}", "outlet": source or article_id}[kind]
        qualifier = other.pop(
            "qualifier",
            "exact" if low == high else "between" if low is not None and high is not None else "at_least" if high is None else "at_most",
        )
        modality = other.pop("modality", "actual")
        text = f"{low:g}" if low is not None else f"{high:g}"
        self.add(Figure(
            figure_id=f"{article_id}:{start}-{start + 5}", article_id=article_id, text=text, start=start, end=start + 5,
            sentence=0, low=low, high=high, qualifier=qualifier, modality=modality, quantity=quantity,
            quantity_rule=other.pop("quantity_rule", "test" if quantity else None),
            claim_id=f"{quantity}:{modality}:{low}:{high}:{voice}" if quantity else None, claimant_kind=kind, claimant_id=actor,
            claimant_text=words, evidence=f"Rescuers spoke of {text} in the evening.", **other,
        ))  # fmt: skip

    def mention(self, article_id: str, actor_id: str | None, times: int = 1) -> None:
        if actor_id:
            self.actor(actor_id)
        for _ in range(times):
            start = next(self.offset)
            rule = "registry" if actor_id else "ambiguous"
            self.add(Mention(
                mention_id=f"{article_id}:{start}-{start + 5}", article_id=article_id, actor_id=actor_id, kind="organisation", text="words",
                start=start, end=start + 5, sentence=0, rule=rule,
            ))  # fmt: skip

    def statement(self, article_id: str, actor_id: str, stance: str, proposition: str = "dam opened", quantity: str | None = None) -> None:
        self.actor(actor_id)
        start = next(self.offset)
        self.add(Statement(
            statement_id=f"{article_id}:{start}-{start + 5}:{actor_id}", article_id=article_id, actor_id=actor_id, claimant_text=actor_id,
            proposition=proposition, quantity=quantity, stance=stance, text="words", start=start, end=start + 5, sentence=0, cue=stance,
            evidence=f"The {actor_id} {stance} it.",
        ))  # fmt: skip

    def spoken(self, article_id: str, first: date | None, last: date | None = None, precision: str = "day") -> None:
        start = next(self.offset)
        self.add(DateRow(
            date_id=f"{article_id}:{start}-{start + 5}", article_id=article_id, text="then", start=start, end=start + 5, sentence=0,
            timex_type="DATE", timex_value="", first_day=first, last_day=last or first, precision=precision if first else "none",
        ))  # fmt: skip

    def tables(self) -> Tables:
        return Tables.from_rows(self.rows)


def empty() -> Tables:
    return Corpus().tables()


def flood() -> Tables:
    """Six outlets, two articles of unknown outlet, one duplicate; every kind of mark."""
    c = Corpus()
    for actor in ACTORS:
        c.actor(actor)
    days = [date(2025, 3, day) for day in range(1, 9)]
    for article_id, source, day in (
        ("a1", "Alder Post", days[0]), ("a2", "Alder Post", days[3]), ("a3", "Alder Post", days[6]), ("b1", "Harbour Times", days[0]),
        ("b2", "Harbour Times", days[4]), ("c1", "North Wire", days[1]), ("c2", "North Wire", days[7]), ("d1", "Kestrel Daily", days[2]),
        ("e1", "Marsh Gazette", None), ("f1", "Osterland Today", days[5]), ("x1", None, None), ("x2", None, None),
    ):  # fmt: skip
        c.article(article_id, source, day)
    c.article("e2", "Marsh Gazette", None, interval=(days[1], days[5]))
    c.article("g1", "Copy House", days[1], duplicate_of="a1")
    c.quantity("people-evacuated", "people evacuated")
    c.quantity("people-killed", "people killed")
    c.quantity("relief", "relief money", unit="USD")
    c.figure("a1", "people-evacuated", 1200, by="ministry")
    c.figure("a2", "people-evacuated", 4500, by="ministry", qualifier="about")
    c.figure("a3", "people-evacuated", 9000, 11000, by="ministry")
    c.figure("b1", "people-evacuated", 2000, by="red-crescent", hedge="reportedly")
    c.figure("b2", "people-evacuated", 6000, None, by="red-crescent", qualifier="more_than")
    c.figure("c1", "people-evacuated", 1000, 9999, qualifier="vague")
    c.figure("c2", "people-evacuated", 12000, by="unnamed: two officials in the capital", hedge="may have")
    c.figure("d1", "people-evacuated", 15000, by="mayor", modality="planned")
    c.figure("d1", "people-evacuated", 8000, by="mayor", modality="planned", hedge="is said to")
    c.figure("e1", "people-evacuated", 20000, by="dam-company", modality="denied")
    c.figure("e2", "people-evacuated", 3000, by="ministry")
    c.figure("f1", "people-evacuated", None, 5000, by="osterland", modality="hypothetical")
    c.figure("x1", "people-evacuated", 5500)
    c.figure("a1", "people-killed", 3, by="ministry")
    c.figure("b1", "people-killed", 3, by="ministry")
    c.figure("c1", "people-killed", 7, by="red-crescent")
    c.figure("f1", "people-killed", 11)
    c.figure("a3", "relief", 2.3e9, None, by="varnia", unit="USD", modality="planned")
    c.figure("d1", None, 42)
    for article_id in ("a1", "a2", "a3", "b1", "b2", "c1", "c2", "d1", "e1", "e2", "f1", "x1"):
        c.mention(article_id, "varnia", 2)
    for article_id, actor in (
        ("a1", "ministry"), ("a2", "ministry"), ("b1", "ministry"), ("b1", "red-crescent"), ("b2", "red-crescent"), ("c1", "red-crescent"),
        ("d1", "mayor"), ("f1", "osterland"), ("e1", "dam-company"), ("c2", "osterland"), ("d1", None),
    ):  # fmt: skip
        c.mention(article_id, actor)
    c.statement("a1", "varnia", "asserts")
    c.statement("b1", "dam-company", "denies", quantity="people-evacuated")
    c.statement("c1", "dam-company", "dismisses")
    c.statement("d1", "dam-company", "silent")
    c.statement("e1", "dam-company", "denies")
    c.statement("e1", "osterland", "declines")
    c.statement("f1", "osterland", "not_acknowledged")
    c.statement("f1", "varnia", "asserts")
    c.spoken("a1", days[0])
    c.spoken("a1", date(2025, 2, 1), date(2025, 2, 28), "month")
    c.spoken("b1", date(2024, 1, 1), date(2024, 12, 31), "year")
    c.spoken("c1", date(2025, 2, 24), date(2025, 3, 2), "week")
    c.spoken("c1", None)
    c.spoken("x1", date(1990, 1, 1), date(1999, 12, 31), "decade")
    return c.tables()


def single() -> Tables:
    """One article, one figure."""
    c = Corpus()
    c.article("only", "Alder Post", date(2025, 3, 1))
    c.quantity("people-evacuated", "people evacuated")
    c.figure("only", "people-evacuated", 1200, by="ministry")
    c.mention("only", "ministry")
    c.statement("only", "ministry", "asserts")
    c.spoken("only", date(2025, 3, 1))
    return c.tables()


LONG = "The Extraordinarily Patient Evening Observer of Lower Marenbrueck"
RTL = ("صحيفة الميناء اليومية", "עיתון הנמל", "روزنامه بندر")


def outlets(
    size: int, *, names: tuple[str, ...] = (), spread: float = 1.2, dated: bool = True, vague: bool = False, per: int = 2
) -> Tables:
    """Many outlets with two quantities; `names` replace the first outlets' names, `spread` is the factor between neighbours' values."""
    c = Corpus()
    c.quantity("people-evacuated", "people evacuated")
    c.quantity("people-killed", "people killed")
    for n in range(12):
        c.actor(f"actor-{n}", f"Committee for the River No. {n + 1}" if not names else f"{names[n % len(names)]} {n + 1}")
    for n in range(size):
        name = names[n] if n < len(names) else f"{names[0]} {n}" if names and len(names) == 1 else f"Outlet {n + 1}"
        for k in range(per):
            day = date(2025, 3, 1) + timedelta(days=n % 9 + 3 * k) if dated else None
            article = f"o{n}-{k}"
            c.article(article, name, day)
            value = float(f"{spread ** (n + k):.2g}")
            bounds = (10.0 ** (n % 6), 10.0 ** (n % 6 + 1) - 1) if vague else (value, value)
            c.figure(article, "people-evacuated", *bounds, by=f"actor-{n % 12}" if n % 3 else None, qualifier="vague" if vague else "exact")
            if n % 4 == 0:
                c.figure(article, "people-killed", float(n + 1), by=f"actor-{n % 12}")
            for a in range(12):
                if (n * 7 + a * 3) % 5 < 2 + k:
                    c.mention(article, f"actor-{a}", 1 + (n + a) % 3)
            c.statement(
                article, f"actor-{n % 7}", ("asserts", "denies", "dismisses", "silent", "declines", "not_acknowledged")[(n + k) % 6]
            )
            if dated:
                c.spoken(article, date(2025, 1, 1 + n % 28), precision="day")
    return c.tables()


EDGES: dict[str, Any] = {
    "flood": flood,
    "empty": empty,
    "single": single,
    "forty": lambda: outlets(40),
    "long": lambda: outlets(6, names=tuple(f"{LONG[:58]} {n}" for n in range(6))),
    "wide": lambda: outlets(8, spread=20.0),
    "undated": lambda: outlets(5, dated=False),
    "vague": lambda: outlets(6, vague=True),
    "rtl": lambda: outlets(5, names=RTL),
    "hostile": lambda: outlets(4, names=("<script>alert(1)</script>", "$x^2$ _a_ & $5 million", "Line\nbreak", "%s {0}")),
}
