"""Measures of the domain buildings: what a plan can do."""
