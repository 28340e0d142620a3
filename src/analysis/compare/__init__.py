"""Measures: functions from tables to frames, one a question."""

from analysis.compare import agreement, choice, claims, coverage, facets, findings, outlets, quality, stances, timeline, words

__all__ = ["agreement", "choice", "claims", "coverage", "facets", "findings", "outlets", "quality", "stances", "timeline", "words"]
