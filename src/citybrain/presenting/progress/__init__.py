"""Indicators, targets and comparisons as answers."""
