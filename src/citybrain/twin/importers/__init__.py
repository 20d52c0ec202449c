"""Readers of real files, one module per kind of source. What they cannot use they say, with the place in the file."""
