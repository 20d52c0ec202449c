"""How large a photo may be, for who decides before anything of it is read."""

LARGEST = 12_000_000
"""Bytes of a photo as it is given."""
