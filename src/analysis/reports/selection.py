"""The reports a reader asks for by name and parameter, out of the plan."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fnmatch import fnmatchcase
from typing import Any

from analysis.errors import UsageError
from analysis.reports.plan import Entry, Planned, did_you_mean, planned, slug
from analysis.reports.values import EACH, Item

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
    chosen = _named(reports, names)
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
    for name, value in parameters.items():
        if name in EACH and value not in ("", None):
            known = [str(item[EACH[name].key]) for item in values(name)]
            if str(value) not in known:
                raise UsageError(f"no {name} {value!r} in the tables; {did_you_mean(str(value), known)}")
    found: dict[str, Planned] = {}
    for entry in fitting:
        for report in _with(entry, chosen, values, parameters):
            found.setdefault(report.name, report)
    return list(found.values())


def _named(reports: Sequence[Planned], names: Sequence[str]) -> list[Planned]:
    if not names:
        return list(reports)
    chosen: dict[str, Planned] = {}
    for name in names:
        pattern = name.removesuffix(".ipynb").removesuffix(".html")
        found = [report for report in reports if fnmatchcase(report.name, pattern) or fnmatchcase(report.notebook.stem, pattern)]
        if not found:
            valid = dict.fromkeys([report.notebook.stem for report in reports] + [report.name for report in reports])
            raise UsageError(f"no report {name!r}; {did_you_mean(pattern, valid)}")
        chosen |= {report.name: report for report in found}
    return list(chosen.values())


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
    said = ", ".join(f"{name} {value}" for name, value in parameters.items())
    return Planned(
        name=slug(f"{report.name} {said}"),
        title=f"{report.title} ({said})",
        notebook=report.notebook,
        parameters={**report.parameters, **parameters},
    )
