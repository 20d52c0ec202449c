"""What a trace cannot be asked."""

from __future__ import annotations

from citybrain.kernel import InputError


class TraceError(InputError):
    """A question on where readings come from that cannot be answered as it is asked."""
