"""Quantities that are given: by the twin, or by measures of a plan."""
