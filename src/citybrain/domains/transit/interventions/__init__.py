"""Measures of public transport."""
