"""What is wrong with what somebody enters into the inventory."""

from citybrain.kernel.errors import InputError


class EntryError(InputError):
    """A file or a line that cannot be entered as it is; nothing was recorded."""
