"""`reports.yml`: which notebook becomes which reports; checked line by line, and expanded over the tables."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from string import Formatter
from typing import Any

from analysis.errors import UsageError
from analysis.reports import notebooks, outline, signature
from analysis.reports.values import EACH, Item
from analysis.slugs import file_name
from analysis.spelling import did_you_mean

FILE = "reports.yml"
LONGEST = 80  # characters of a page's name
RESERVED = ("index",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry of the file: one notebook, one or many reports."""

    line: int
    notebook: Path
    title: str
    accepts: Mapping[str, str]  # the notebook's parameters and what they take
    parameters: Mapping[str, Any] = field(default_factory=dict)
    output: str | None = None
    sets: tuple[Mapping[str, Any], ...] = ()
    each: str | None = None
    at_least: Mapping[str, int] = field(default_factory=dict)
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    order: str | None = None
    limit: int | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """What the file says."""

    entries: list[Entry]
    licence: str = ""  # on what terms others may use the pages


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """One report of the plan."""

    name: str
    title: str
    notebook: Path
    parameters: Mapping[str, Any]


def schema() -> dict[str, Any]:
    """The JSON Schema of the file, which editors use too."""
    found: dict[str, Any] = json.loads(files("analysis.reports").joinpath("reports.schema.json").read_text(encoding="utf-8"))
    return found


def load(folder: Path) -> Plan:
    """What a folder's `reports.yml` says.

    Raises:
        UsageError: there is no such file, or it is wrong; the message names the line and the valid values.
    """
    path = folder / FILE
    if not path.is_file():
        raise UsageError(f"{path}: not found; name the folder of your notebooks with --notebooks, or begin one with: analysis init")
    data, lines = outline.read(path, schema())
    entries = [_entry(path, lines.of("reports", number), item) for number, item in enumerate(data["reports"])]
    return Plan(entries, data.get("licence", ""))


def expand(entries: Iterable[Entry], values: Callable[[str], Sequence[Item]]) -> list[Planned]:
    """All reports, in order.

    Args:
        entries: of the file.
        values: gives the items of `source`, `quantity`, `actor` or `week`.

    Raises:
        UsageError: two reports would have one page, or a value to include does not exist.
    """
    made: dict[str, tuple[Entry, Planned]] = {}
    for entry in entries:
        for report in _reports(entry, values):
            name = report.name
            if name in made and made[name][0] is entry:  # "Le Mât" and "Le Mat"
                name = f"{name}-{_hash(report.parameters)}"
                report = Planned(name=name, title=report.title, notebook=report.notebook, parameters=report.parameters)
            if name in made or name in RESERVED:
                other = f"line {made[name][0].line} makes that page too" if name in made else "that page is the index"
                raise UsageError(f"{_place(entry)}: the page {name}.html: {other}; give one of them another `output`")
            made[name] = (entry, report)
    return [report for _, report in made.values()]


def page_name(words: str) -> str:
    """The name of a page."""
    return file_name(words, longest=LONGEST)


# ----------------------------------------------------------------------------------------------- checks
def _entry(path: Path, line: Callable[..., int], item: Mapping[str, Any]) -> Entry:
    stem = item["notebook"].removesuffix(".ipynb")
    source = path.parent / f"{stem}.ipynb"
    if not source.is_file() or Path(stem).name != stem:
        valid = [found.stem for found in path.parent.glob("*.ipynb")]
        raise UsageError(f"{path}:{line('notebook')}: no notebook {stem!r} here; {did_you_mean(stem, valid)}")
    notebook = notebooks.read(source)
    accepts = signature.parameter_kinds(notebook)
    for given, place in [
        (item.get("parameters", {}), ("parameters",)),
        *((one, ("sets", n)) for n, one in enumerate(item.get("sets", []))),
    ]:
        for name, value in given.items():
            if name not in accepts:
                raise UsageError(f"{path}:{line(*place, name)}: {stem} has no parameter {name!r}; {did_you_mean(name, accepts)}")
            if "each" not in item or not isinstance(value, str):  # there, a text is a template
                given[name] = check(value, accepts[name], f"{path}:{line(*place, name)}: {stem}: {name}")
    entry = Entry(
        line=line(),
        notebook=source,
        title=item.get("title") or notebooks.heading(notebook, stem),
        accepts=accepts,
        **_options(item),
    )
    _check_fields(path, line, entry)
    return entry


def check(value: Any, kind: str, place: str) -> Any:
    """A value as its parameter takes it.

    Raises:
        UsageError: it does not fit.
    """
    try:
        return signature.fitted(value, kind)
    except ValueError as error:
        raise UsageError(f"{place}: {error}") from None


def _options(item: Mapping[str, Any]) -> dict[str, Any]:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in item.items() if name not in ("notebook", "title")}


def _check_fields(path: Path, line: Callable[..., int], entry: Entry) -> None:
    each = EACH[entry.each] if entry.each else None
    fields = {*(each.fields if each else ()), *entry.parameters, *(name for one in entry.sets for name in one)}
    texts: list[tuple[str, tuple[str, ...]]] = [(entry.title, ("title",)), (entry.output or "", ("output",))]
    texts += [(value, ("parameters", name)) for name, value in entry.parameters.items() if isinstance(value, str)] if each else []
    for text, place in texts:
        for name in _fields(text, f"{path}:{line(*place)}"):
            if name not in fields:
                raise UsageError(f"{path}:{line(*place)}: no field {{{name}}}; {did_you_mean(name, fields)}")
    if each is None:
        return
    counted: list[tuple[str, tuple[str, ...]]] = [(name, ("at_least", name)) for name in entry.at_least]
    counted += [(entry.order, ("order",))] if entry.order else []
    for name, place in counted:
        if name not in each.fields:
            raise UsageError(f"{path}:{line(*place)}: a {entry.each} has no {name}; {did_you_mean(name, each.fields)}")
    if not {*each.fills} & {*entry.accepts} and not entry.parameters:
        hint = did_you_mean(each.key, entry.accepts)
        raise UsageError(f"{path}:{line('each')}: {entry.notebook.stem} has no parameter {each.key!r}; {hint}")


def _fields(text: str, place: str) -> list[str]:
    try:
        return [name for _, name, _, _ in Formatter().parse(text) if name is not None]
    except ValueError as error:
        raise UsageError(f"{place}: {text!r}: {error}; write {{{{ and }}}} for braces") from None


# -------------------------------------------------------------------------------------------- expansion
def planned(entry: Entry, item: Item) -> Planned:
    """The report of an entry for one value of its `each`."""
    each = EACH[str(entry.each)]
    fills = {name: item[name] for name in each.fills if name in entry.accepts}
    given = {name: value.format(**item) if isinstance(value, str) else value for name, value in entry.parameters.items()}
    return _planned(entry, {**fills, **given}, {**given, **item}, str(item[each.key]))


def _reports(entry: Entry, values: Callable[[str], Sequence[Item]]) -> Iterable[Planned]:
    if entry.each:
        yield from (planned(entry, item) for item in _chosen(entry, values(entry.each)))
        return
    for chosen in entry.sets or ({},):
        parameters = {**entry.parameters, **chosen}
        yield _planned(entry, parameters, parameters, " ".join(str(value) for value in chosen.values()))


def _planned(entry: Entry, parameters: Mapping[str, Any], fields: Mapping[str, Any], value: str) -> Planned:
    name = entry.output.format(**fields) if entry.output else f"{entry.notebook.stem} {value}"
    title = entry.title.format(**fields) if "{" in entry.title or not value else f"{entry.title}: {value}"
    return Planned(name=page_name(name), title=title, notebook=entry.notebook, parameters=parameters)


def _chosen(entry: Entry, items: Sequence[Item]) -> list[Item]:
    assert entry.each is not None
    key = EACH[entry.each].key
    names = [str(item[key]) for item in items]
    for pattern in entry.include:
        if not any(fnmatchcase(name, pattern) for name in names):
            raise UsageError(f"{_place(entry)}: include: no {entry.each} {pattern!r} in the tables; {did_you_mean(pattern, names)}")
    chosen = [
        item
        for item, name in zip(items, names, strict=True)
        if (not entry.include or any(fnmatchcase(name, pattern) for pattern in entry.include))
        and not any(fnmatchcase(name, pattern) for pattern in entry.exclude)
        and all(item[field] >= least for field, least in entry.at_least.items())
    ]
    if entry.order:
        chosen.sort(key=lambda item: -item[str(entry.order)])
    return chosen[: entry.limit]


def _place(entry: Entry) -> str:
    return f"{entry.notebook.parent / FILE}:{entry.line}"


def _hash(value: object) -> str:
    return sha256(json.dumps(value, sort_keys=True, default=str).encode()).hexdigest()[:6]
