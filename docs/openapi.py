"""`make docs`: the OpenAPI document of the API, from which the types of the web application are made."""

import json
from pathlib import Path

from citybrain.api.app import create_app
from citybrain.open_city import OpenCity

FILE = Path(__file__).parents[1] / "web" / "src" / "api" / "openapi.json"


def document() -> str:
    """The document as it is kept in the project; no city is opened for it."""
    return json.dumps(create_app(OpenCity(FILE / "no city")).openapi(), ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    FILE.write_text(document(), encoding="utf-8")
