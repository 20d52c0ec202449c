"""Readings of citizens' own instruments: device classes, held against a reference, counted by their worth."""
