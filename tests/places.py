"""Where the project's own declarations lie."""

from pathlib import Path

import citybrain

PACKAGE = Path(citybrain.__file__).parent
PARAMETERS = PACKAGE / "parameters"
VOCABULARY = PACKAGE / "vocabulary"
