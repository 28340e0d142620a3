"""Charts: functions from a measure's frame to Axes."""
