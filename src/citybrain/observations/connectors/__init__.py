"""Services that are asked for readings: one file for each kind, with a declaration."""
