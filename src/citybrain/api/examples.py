"""Examples that a demo city gets once it is prepared, so that its first questions do not wait for them."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from citybrain.open_city import OpenCity


class ExamplesToCome:
    """What makes them in the city of a folder, once. Safe for threads."""

    def __init__(self, make: Callable[[OpenCity], None] | None, folder: Path) -> None:
        self._make, self._folder = make, folder
        self._making = threading.Lock()

    def make(self, city: OpenCity) -> None:
        """Make them where it is that city and they are to come; who comes meanwhile waits until they are there."""
        if city.folder != self._folder:
            return
        with self._making:
            if self._make is None:
                return
            try:
                self._make(city)
            finally:
                self._make = None

    def to_come(self, city: OpenCity) -> bool:
        """Whether they are not made yet."""
        return self._make is not None and city.folder == self._folder
