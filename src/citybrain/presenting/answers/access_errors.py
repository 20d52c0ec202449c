"""What is wrong with a question about ways and access."""

from citybrain.kernel.errors import InputError


class AccessQuestionError(InputError):
    """A question about access that cannot be answered as it is asked."""
