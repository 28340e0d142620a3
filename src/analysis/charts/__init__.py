"""Charts: functions from a measure's frame to Axes."""

from analysis.charts import coverage, figures, sourcing, stances, style, timeline
from analysis.charts.display import say, show, table

__all__ = ["coverage", "figures", "say", "show", "sourcing", "stances", "style", "table", "timeline"]
