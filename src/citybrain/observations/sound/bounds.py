"""Bounds of recordings that come over HTTP."""

LARGEST = 100_000_000
"""Bytes of a recording: half an hour of FLAC, or of WAV at 24 kHz."""

LARGEST_PIECE = 24_000_000
"""Bytes of a piece: a minute of WAV at 192 kHz."""
