"""Observed quantities: what streams of readings say over a window, declared by domains and frozen with a hash."""
