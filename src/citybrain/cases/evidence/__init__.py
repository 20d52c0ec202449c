"""Readings and events of streams frozen as evidence of cases, such as of their cure."""
