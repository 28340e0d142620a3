"""The schema: one class a table, one field a column, its meaning beside it.

Frames, Parquet types, `datapackage.json`, the codebook page and validation are all derived from these classes
(`analysis.tables`, `analysis.store`, `analysis.package`); nothing else says a column twice. Unknown is None.
Offsets count in the cleaned text of the article, end exclusive: ``text == cleaned[start:end]``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, dataclass, field, fields
from datetime import date
from functools import cache
from types import NoneType, UnionType
from typing import Any, ClassVar, Literal, NamedTuple, Union, get_args, get_origin, get_type_hints

SCHEMA_VERSION = "1"  # raised whenever a column, its type or its meaning changes

Basis = Literal["curated", "metadata", "page", "url", "text", "inferred", "unknown"]
ActorKind = Literal["person", "organisation", "state", "place", "group"]
ActorBasis = Literal["curated", "registry", "discovered"]
Role = Literal["subject", "claimant", "relayer", "mentioned"]
Qualifier = Literal["exact", "about", "at_least", "more_than", "at_most", "less_than", "between", "vague"]
Scope = Literal["total", "part", "change"]
Modality = Literal["actual", "planned", "hypothetical", "denied", "negated"]
ClaimantKind = Literal["named", "unnamed", "outlet"]
SourceKind = Literal["named", "unnamed"]
AttributionRole = Literal["claimant", "confirmer", "relayer"]
Stance = Literal["asserts", "denies", "dismisses", "declines", "not_acknowledged", "silent"]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
Precision = Literal["day", "week", "month", "quarter", "season", "year", "decade", "century", "none"]
Anchor = Literal["text", "published", "published-interval", "none"]
DateRole = Literal["event", "statement", "caption", "deadline", "other"]
Review = Literal["none", "confirmed", "corrected", "added"]


class Column(NamedTuple):
    """One column of a table."""

    name: str
    kind: str  # str, int, float, bool, date
    nullable: bool
    enum: tuple[str, ...]  # the values allowed; () where the column is no enum
    meaning: str
    key: bool  # part of the primary key
    references: str | None  # the table whose key this column holds


def column(meaning: str, *, default: Any = MISSING, key: bool = False, references: str | None = None) -> Any:
    """A dataclass field that knows its meaning, whether it is a key, and what it refers to."""
    metadata = {"meaning": meaning, "key": key, "references": references}
    return field(metadata=metadata) if default is MISSING else field(default=default, metadata=metadata)


def _review() -> Any:
    return column("what a reader decided about the row", default="none")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """Base of all row classes."""

    table: ClassVar[str]

    @classmethod
    @cache
    def columns(cls) -> tuple[Column, ...]:
        """The table's columns, in order."""
        hints = get_type_hints(cls)
        return tuple(_column(spec.name, hints[spec.name], spec.metadata) for spec in fields(cls))

    @classmethod
    @cache
    def references(cls, table: str) -> tuple[str, ...]:
        """Names of the columns that hold keys of another table."""
        return tuple(spec.name for spec in cls.columns() if spec.references == table)

    @property
    def key(self) -> tuple[Any, ...]:
        """The values of the primary key."""
        return tuple(getattr(self, spec.name) for spec in self.columns() if spec.key)


def _column(name: str, hint: Any, said: Mapping[str, Any]) -> Column:
    options = get_args(hint) if get_origin(hint) in (UnionType, Union) else (hint,)
    (inner,) = (option for option in options if option is not NoneType)
    enum = get_args(inner)  # the values of a Literal; of other types nothing
    return Column(name, "str" if enum else inner.__name__, NoneType in options, enum, said["meaning"], said["key"], said["references"])


# --------------------------------------------------------------------------------------------------- articles
@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleRow(Row):
    """One row per article."""

    table: ClassVar[str] = "articles"

    article_id: str = column("id given by the metadata, else a slug of the path under the raw folder; unique, stable", key=True)
    path: str = column("where it was read from, relative to the raw folder")
    raw_sha256: str = column("SHA-256 of the raw bytes")
    source: str | None = column("the outlet's canonical name; null if nothing says it", default=None)
    title: str | None = column("headline", default=None)
    author: str | None = column("byline", default=None)
    url: str | None = column("address it was published at", default=None)
    archive_url: str | None = column("address of an archived copy", default=None)
    section: str | None = column("the outlet's section or desk", default=None)
    retrieved: date | None = column("when it was saved, only if something says it", default=None)
    language: str = column("ISO 639-1 code", default="en")
    published: date | None = column("publication day, only if something says it", default=None)
    published_from: date | None = column("first day on which the text allows publication", default=None)
    published_to: date | None = column("last day on which the text allows publication", default=None)
    published_basis: Basis = column("what the publication day or interval rests on", default="unknown")
    words: int = column("words in the cleaned text", default=0)
    text_sha256: str = column("SHA-256 of the cleaned text", default="")
    duplicate_of: str | None = column("the earliest near-identical article", default=None, references="articles")


@dataclass(frozen=True, slots=True, kw_only=True)
class TextRow(Row):
    """The cleaned text of each article."""

    table: ClassVar[str] = "texts"

    article_id: str = column("the article", key=True, references="articles")
    text: str = column("cleaned text; all offsets count in it")


@dataclass(frozen=True, slots=True, kw_only=True)
class Removed(Row):
    """What was cut from an article as furniture, line by line."""

    table: ClassVar[str] = "removed"

    article_id: str = column("the article", key=True, references="articles")
    line: int = column("line number in the decoded raw text, from 1", key=True)
    text: str = column("the words that were cut")
    rule: str = column("the rule that cut them")


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit(Row):
    """Outlets and agencies that a text relays."""

    table: ClassVar[str] = "credits"

    article_id: str = column("the article", key=True, references="articles")
    actor_id: str = column("the outlet or agency", key=True, references="actors")
    text: str = column("the words that name it")
    start: int = column("offset of the first character", key=True)
    end: int = column("offset after the last character")
    review: Review = _review()


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """An article as the extractors see it: cleaned text and what is known about its publication."""

    row: ArticleRow
    text: str
    removed: tuple[Removed, ...] = ()

    @property
    def article_id(self) -> str:
        """The article's id."""
        return self.row.article_id

    @property
    def published(self) -> date | None:
        """The publication day, where known."""
        return self.row.published

    @property
    def published_interval(self) -> tuple[date | None, date | None]:
        """The closed interval that holds the publication day; None where open."""
        return self.row.published_from, self.row.published_to


# ----------------------------------------------------------------------------------------------------- actors
@dataclass(frozen=True, slots=True, kw_only=True)
class Actor(Row):
    """One row per actor of the corpus."""

    table: ClassVar[str] = "actors"

    actor_id: str = column("stable slug", key=True)
    name: str = column("canonical name")
    kind: ActorKind = column("what it is")
    country: str | None = column("ISO 3166-1 alpha-3", default=None)
    wikidata: str | None = column("Wikidata id", default=None)
    basis: ActorBasis = column("where the identity comes from", default="discovered")
    review: Review = _review()


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention(Row):
    """One row per mention of an actor."""

    table: ClassVar[str] = "mentions"

    mention_id: str = column("`article_id:start-end`", key=True)
    article_id: str = column("the article", references="articles")
    actor_id: str | None = column("the actor; null only with rule `ambiguous`", default=None, references="actors")
    kind: ActorKind = column("what the words name")
    role: Role = column("part in the sentence", default="mentioned")
    text: str = column("the words")
    start: int = column("offset of the first character")
    end: int = column("offset after the last character")
    sentence: int = column("number of the sentence, from 0")
    rule: str = column("how the mention was linked: registry, demonym, metonym, acronym, surname, title, definite, discovered, ambiguous …")
    review: Review = _review()


@dataclass(frozen=True, slots=True, kw_only=True)
class Affiliation(Row):
    """An office or membership that the text states ("Kim Yong-hyun, South Korea's defence minister")."""

    table: ClassVar[str] = "affiliations"

    article_id: str = column("the article", key=True, references="articles")
    actor_id: str = column("the person or body", key=True, references="actors")
    organisation_id: str | None = column("the state or organisation it belongs to", default=None, references="actors")
    title: str = column("the office, as written")
    start: int = column("offset of the first character of the title", key=True)
    end: int = column("offset after its last character")
    review: Review = _review()


# ---------------------------------------------------------------------------------------------------- figures
@dataclass(frozen=True, slots=True, kw_only=True)
class Figure(Row):
    """One row per reported number."""

    table: ClassVar[str] = "figures"

    figure_id: str = column("`article_id:start-end`", key=True)
    article_id: str = column("the article", references="articles")
    text: str = column("the number with its qualifier and unit words")
    start: int = column("offset of the first character")
    end: int = column("offset after the last character")
    sentence: int = column("number of the sentence, from 0")
    low: float | None = column("least value the words allow (closed); null if open below", default=None)
    high: float | None = column("greatest value the words allow (closed); null if open above", default=None)
    qualifier: Qualifier = column("how the words bound the number", default="exact")
    unit: str | None = column("null for counts; ISO 4217 for money; `%`, `pp`; else a unit's symbol or name", default=None)
    item: str | None = column("the noun phrase counted or measured, as written, its head resolved where the text elides it", default=None)
    item_class: str | None = column("class of the head noun from the lexicon, else its lemma", default=None)
    subject_id: str | None = column(
        "actor whose things or people are counted, or who gives, sends, loses them", default=None, references="actors"
    )
    event: str | None = column("what happened to them, from the governing verb", default=None)
    scope: Scope = column("the whole, a part of it, or a change", default="total")
    modality: Modality = column("whether it is, is planned, supposed or denied", default="actual")
    hedge: str | None = column("the words that weaken it", default=None)
    claimant_id: str | None = column("the principal claimant; null for the outlet's own voice", default=None, references="actors")
    claimant_text: str | None = column("the claimant's words", default=None)
    claimant_start: int | None = column("offset of the claimant's first character", default=None)
    claimant_end: int | None = column("offset after the claimant's last character", default=None)
    cue: str | None = column("the reporting words", default=None)
    claimant_kind: ClaimantKind = column("named, unnamed, or the outlet itself", default="outlet")
    stated_from: date | None = column("first day on which the claimant may have said it", default=None)
    stated_to: date | None = column("last such day", default=None)
    as_of_from: date | None = column("first day for which the number holds", default=None)
    as_of_to: date | None = column("last such day", default=None)
    quantity: str | None = column("the comparable series it belongs to", default=None, references="quantities")
    quantity_rule: str | None = column("the rule that put it there", default=None)
    claim_id: str | None = column("the claim it repeats", default=None, references="claims")
    evidence: str = column("its sentence, at most 40 words around the number", default="")
    review: Review = _review()


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution(Row):
    """One row per claimant, confirmer or relayer of a figure."""

    table: ClassVar[str] = "attributions"

    figure_id: str = column("the figure", key=True, references="figures")
    rank: int = column("0 is the principal claimant", key=True)
    article_id: str = column("the article", references="articles")
    role: AttributionRole = column("part in the reporting", default="claimant")
    kind: SourceKind = column("named or unnamed", default="named")
    actor_id: str | None = column("the actor, where named", default=None, references="actors")
    affiliation_id: str | None = column("state or organisation of an unnamed source", default=None, references="actors")
    text: str = column("the words")
    start: int = column("offset of the first character")
    end: int = column("offset after the last character")
    review: Review = _review()


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity(Row):
    """One row per comparable series: figures that count the same thing."""

    table: ClassVar[str] = "quantities"

    quantity: str = column("key of item class, event, subject, unit and scope", key=True)
    label: str = column("name for readers")
    item_class: str | None = column("class of what is counted", default=None)
    event: str | None = column("what happened to it", default=None)
    subject_id: str | None = column("whose", default=None, references="actors")
    unit: str | None = column("unit; null for counts", default=None)
    scope: Scope = column("the whole, a part, or a change", default="total")
    figures: int = column("figures in the series", default=0)
    claims: int = column("distinct claims", default=0)
    articles: int = column("articles that carry it, duplicates apart", default=0)
    sources: int = column("outlets that carry it", default=0)
    review: Review = _review()


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim(Row):
    """One row per distinct claim: one value of one quantity by one claimant, however often repeated."""

    table: ClassVar[str] = "claims"

    claim_id: str = column("key of quantity, modality, bounds and claimant", key=True)
    quantity: str = column("the series", references="quantities")
    modality: Modality = column("whether it is, is planned, supposed or denied")
    low: float | None = column("lower bound", default=None)
    high: float | None = column("upper bound", default=None)
    claimant_id: str | None = column("who claims it, where named", default=None, references="actors")
    claimant_text: str | None = column("the claimant's name or words; null for an outlet's own voice", default=None)
    claimant_kind: ClaimantKind = column("named, unnamed, or the outlet itself", default="outlet")
    first_article: str = column("the earliest article that carries it", references="articles")
    first_published: date | None = column("its publication day, if known", default=None)
    articles: int = column("articles that carry it", default=0)
    sources: int = column("outlets that carry it", default=0)
    wordings: int = column("different wordings of the number", default=0)
    contested: bool = column("another claimant denies it, or gives at about the same time a value that excludes it", default=False)
    review: Review = _review()


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement(Row):
    """Who asserts, denies, dismisses … which proposition."""

    table: ClassVar[str] = "statements"

    statement_id: str = column("`article_id:start-end:actor`", key=True)
    article_id: str = column("the article", references="articles")
    actor_id: str | None = column("who takes the stance", default=None, references="actors")
    claimant_text: str = column("the words that name it", default="")
    proposition: str = column("lexicon key: troops sent, arms supplied …", default="")
    quantity: str | None = column("the series it speaks of", default=None, references="quantities")
    stance: Stance = column("the stance", default="asserts")
    text: str = column("the words of the stance")
    start: int = column("offset of the first character")
    end: int = column("offset after the last character")
    sentence: int = column("number of the sentence, from 0")
    cue: str = column("the words that show the stance", default="")
    evidence: str = column("its sentence, at most 40 words", default="")
    review: Review = _review()


@dataclass(frozen=True, slots=True, kw_only=True)
class DateRow(Row):
    """One row per date expression."""

    table: ClassVar[str] = "dates"

    date_id: str = column("`article_id:start-end`", key=True)
    article_id: str = column("the article", references="articles")
    text: str = column("the words")
    start: int = column("offset of the first character")
    end: int = column("offset after the last character")
    sentence: int = column("number of the sentence, from 0")
    timex_type: TimexType = column("TIMEX3 type")
    timex_value: str = column("TIMEX3 value")
    timex_mod: str | None = column("TIMEX3 mod: START, MID, END, APPROX …", default=None)
    first_day: date | None = column("first day of the closed calendar interval; null where undecidable", default=None)
    last_day: date | None = column("its last day", default=None)
    precision: Precision = column("granularity of the words", default="none")
    anchor: Anchor = column("what decided it", default="none")
    role: DateRole = column("what the date is of", default="other")
    review: Review = _review()


TABLES: tuple[type[Row], ...] = (
    ArticleRow, TextRow, Removed, Credit, Actor, Mention, Affiliation, Figure, Attribution, Quantity, Claim, Statement, DateRow,
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem(Row):
    """A raw file or article that could not be used, or a decision of curation that found no words: a line of `problems.csv`."""

    table: ClassVar[str] = "problems"

    path: str = column("the file, relative to its folder", key=True)
    cause: str = column("what is wrong", key=True)
    remedy: str = column("what to do")
    failed: bool = column("false where it was set aside on purpose (another language): the build still succeeds", default=True)
