"""`make docs`: the OpenAPI document of the API, from which the types of the web application are made."""

import json
from pathlib import Path
from typing import NoReturn

from citybrain.api.app import create_app

FILE = Path(__file__).parents[1] / "web" / "src" / "api" / "openapi.json"


def document() -> str:
    """The document as it is kept in the project; no city is opened for it."""
    return json.dumps(create_app(_no_city).openapi(), ensure_ascii=False, indent=1) + "\n"


def _no_city() -> NoReturn:
    raise AssertionError("a document needs no city")


if __name__ == "__main__":
    FILE.write_text(document(), encoding="utf-8")
