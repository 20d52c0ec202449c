"""Exact searches in a timetable."""
