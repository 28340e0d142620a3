"""Measures: functions from tables to frames, one a question."""
