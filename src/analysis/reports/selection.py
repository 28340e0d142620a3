"""The reports a reader asks for by name and parameter, out of the plan."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from fnmatch import fnmatchcase
from typing import Any

from analysis.errors import UsageError
from analysis.reports.manifest import Record
from analysis.reports.plan import Entry, Planned, check, page_name, planned
from analysis.reports.values import EACH, Item
from analysis.spelling import did_you_mean

Values = Callable[[str], Sequence[Item]]


def choose(
    reports: Sequence[Planned], entries: Sequence[Entry], values: Values, *, names: Sequence[str], parameters: Mapping[str, Any]
) -> list[Planned]:
    """The reports that are meant.

    Args:
        reports: the whole plan.
        entries: it was expanded from.
        values: gives the items of `source`, `quantity`, `actor` or `week`.
        names: of reports or notebooks, `*` for any letters; none: all.
        parameters: values that parameters must have; a report that the plan does not hold is added for them.

    Raises:
        UsageError: no such report, parameter or value; the message lists the valid ones.
    """
    chosen = _named(reports, names, entries)
    if not parameters:
        return chosen
    stems = list(dict.fromkeys(report.notebook.stem for report in chosen))
    wanted = [entry for entry in entries if entry.notebook.stem in stems or not chosen]
    fitting = [entry for entry in wanted if parameters.keys() <= {*entry.accepts}]
    accepted = {name for entry in wanted for name in entry.accepts}
    for name in parameters:
        if name not in accepted:
            raise UsageError(f"no report has a parameter {name!r}; {did_you_mean(name, accepted)}")
    if not fitting:
        raise UsageError(f"no report has all of the parameters {', '.join(parameters)}; give them one by one")
    found: dict[str, Planned] = {}
    for entry in fitting:
        checked = {name: check(value, entry.accepts[name], f"{entry.notebook.stem}: {name}") for name, value in parameters.items()}
        given = {name: _key(value, values) if name == "actor" else value for name, value in checked.items()}
        for name, value in given.items():
            if wrong := unknown(name, value, values):
                raise UsageError(wrong)
        for report in _with(entry, chosen, values, given):
            found.setdefault(report.name, report)
    return list(found.values())


def check_names(entries: Sequence[Entry], names: Sequence[str]) -> None:
    """Refuse names that no report can have, whatever the tables hold: before they are made.

    Raises:
        UsageError: no such report; the message lists the notebooks.
    """
    begun = [(entry.output or entry.notebook.stem).partition("{")[0] for entry in entries]
    starts = [page_name(words)[:60] if words.isascii() and words else "" for words in begun]  # else the name ends in another digest
    stems = [Planned(name=entry.notebook.stem, title="", notebook=entry.notebook, parameters={}) for entry in entries]
    for name in names:
        letters, wild, _ = re.sub(r"[*?[]", "*", name).partition("*")
        if not any(letters.startswith(start) or (wild and start.startswith(letters)) for start in starts):
            _named(stems, [name], entries)


def _key(name: Any, values: Values) -> Any:
    """The id of the actor of that name; what was given where there is none."""
    return next((item["actor"] for item in values("actor") if item["name"] == name), name)


def unknown(name: str, value: Any, values: Values) -> str:
    """What is wrong with a parameter that names a source, quantity, actor or week, or a list of them; empty if nothing is."""
    kind = name if name in EACH else name.removesuffix("s")
    if kind not in EACH or value in ("", None, []):
        return ""
    known = [str(item[EACH[kind].key]) for item in values(kind)]
    missing = [str(one) for one in (value if isinstance(value, list) else [value]) if str(one) not in known]
    return f"no {kind} {missing[0]!r} in the tables; {did_you_mean(missing[0], known)}" if missing else ""


def _named(reports: Sequence[Planned], names: Sequence[str], entries: Sequence[Entry]) -> list[Planned]:
    if not names:
        return list(reports)
    chosen: dict[str, Planned] = {}
    for name in names:
        pattern = name.removesuffix(".ipynb").removesuffix(".html")
        found = [report for report in reports if fnmatchcase(report.name, pattern) or fnmatchcase(report.notebook.stem, pattern)]
        if not found:
            if empty := next((entry for entry in entries if fnmatchcase(entry.notebook.stem, pattern)), None):
                kind = empty.each or "value"
                raise UsageError(
                    f"{empty.notebook.stem}: no report of it; the tables hold no {kind} that its entry in reports.yml asks for"
                )
            unlisted = next((file for report in reports if (file := report.notebook.with_name(f"{pattern}.ipynb")).is_file()), None)
            if unlisted:
                raise UsageError(f"{unlisted}: not in {unlisted.with_name('reports.yml')}; add '- notebook: {unlisted.stem}' there")
            valid = dict.fromkeys([report.notebook.stem for report in reports] + [report.name for report in reports])
            raise UsageError(f"no report {name!r}; {did_you_mean(pattern, valid)}")
        chosen |= {report.name: report for report in found}
    return list(chosen.values())


def asked_for(records: Iterable[Record], plan: Sequence[Planned], entries: Sequence[Entry], values: Values) -> list[Planned]:
    """Reports that a reader once got by parameters that the plan does not hold, as long as what they are about is there.

    One that was never made (a mistyped day) is forgotten: it would fail in every run.
    """
    held = {report.name for report in plan}
    notebooks = {entry.notebook.stem: entry.notebook for entry in entries}
    return [
        Planned(name=record.name, title=record.title, notebook=notebooks[record.notebook], parameters=record.parameters)
        for record in records
        if record.asked and record.good and record.name not in held and record.notebook in notebooks
        if not any(unknown(name, value, values) for name, value in record.parameters.items())
    ]


def _with(entry: Entry, chosen: Sequence[Planned], values: Values, parameters: Mapping[str, Any]) -> list[Planned]:
    """Reports of one entry that have these parameters: of the plan, else made up."""
    own = [report for report in chosen if report.notebook == entry.notebook]
    matching = [report for report in own if all(str(report.parameters.get(name)) == str(value) for name, value in parameters.items())]
    if matching:
        return matching
    key = EACH[entry.each].key if entry.each else None
    if key is not None and key in parameters:
        item = next(item for item in values(str(entry.each)) if str(item[key]) == str(parameters[key]))
        rest = {name: value for name, value in parameters.items() if name != key}
        return [_changed(planned(entry, item), rest)]
    return [_changed(report, parameters) for report in own]


def _changed(report: Planned, parameters: Mapping[str, Any]) -> Planned:
    if not parameters:
        return report
    words = {name: ", ".join(map(str, value)) if isinstance(value, list) else value for name, value in parameters.items()}
    said = ", ".join(f"{name} {value}" for name, value in words.items())
    return Planned(
        name=page_name(f"{report.name} {said}"),
        title=f"{report.title} ({said})",
        notebook=report.notebook,
        parameters={**report.parameters, **parameters},
    )
