"""Indicators as frameworks publish them: what they ask, how they are scored, whether a city is on course."""
