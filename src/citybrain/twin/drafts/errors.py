"""What a person asked of a draft and cannot be."""

from citybrain.kernel.errors import InputError


class DraftError(InputError):
    """A request about a draft that cannot be done as it is; the text says what to do instead."""
