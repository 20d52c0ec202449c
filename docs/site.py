"""`make docs`: the documentation as a site, built into the package, with every link looked at."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

CONFIGURATION = Path(__file__).parents[1] / "mkdocs.yml"


def build(folder: Path | None = None) -> Path:
    """Build the site into a folder, of itself that of the package, and return it.

    Raises mkdocs.exceptions.Abort where a link leads nowhere or a page has no place in the navigation.
    """
    from mkdocs.commands.build import build as build_site
    from mkdocs.config import load_config

    config = load_config(str(CONFIGURATION), strict=True, **({"site_dir": str(folder)} if folder else {}))
    build_site(config)
    made = Path(config.site_dir)
    for unused in (made / "404.html", made / "sitemap.xml", made / "sitemap.xml.gz", *made.rglob("*.map")):
        unused.unlink(missing_ok=True)
    shutil.rmtree(made / "assets" / "javascripts" / "lunr", ignore_errors=True)  # of languages that no page is in
    return made


if __name__ == "__main__":
    print(build(Path(sys.argv[1]) if len(sys.argv) > 1 else None))
