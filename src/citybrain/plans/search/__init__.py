"""Finds the measures that reach a target at least cost."""
