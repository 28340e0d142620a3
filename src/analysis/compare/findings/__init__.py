"""Findings: sentences computed from a measure's frame, true for any corpus, the empty one included."""

from analysis.compare.findings.covering import coverage, covers, exclusive, named, quoting
from analysis.compare.findings.days import grown, leading, news, publication, reach_in_time
from analysis.compare.findings.limiting import limits
from analysis.compare.findings.numbers import drawn, extremes, figures, sizes, source, sourcing, spread
from analysis.compare.findings.standing import doubted, standing

__all__ = [
    "coverage",
    "covers",
    "doubted",
    "drawn",
    "exclusive",
    "extremes",
    "figures",
    "grown",
    "leading",
    "limits",
    "named",
    "news",
    "publication",
    "quoting",
    "reach_in_time",
    "sizes",
    "source",
    "sourcing",
    "spread",
    "standing",
]
