"""`make docs`: the documentation as a site, built into the package, with every link looked at."""

from __future__ import annotations

import logging
import shutil
import sys
import tempfile
from pathlib import Path

CONFIGURATION = Path(__file__).parents[1] / "mkdocs.yml"


def build(folder: Path | None = None) -> Path:
    """Build the site beside a folder, of itself that of the package, put it in its place, and return it.

    Raises mkdocs.exceptions.Abort where a link leads nowhere or a page has no place in the navigation.
    """
    from mkdocs.commands.build import build as build_site
    from mkdocs.config import load_config

    site = folder or Path(load_config(str(CONFIGURATION)).site_dir)
    with tempfile.TemporaryDirectory(dir=site.parent, prefix=f".{site.name}-") as beside:
        made = Path(beside) / "site"
        build_site(load_config(str(CONFIGURATION), strict=True, site_dir=str(made)))
        for unused in (made / "404.html", made / "sitemap.xml", made / "sitemap.xml.gz", *made.rglob("*.map")):
            unused.unlink(missing_ok=True)
        shutil.rmtree(made / "assets" / "javascripts" / "lunr", ignore_errors=True)  # of languages that no page is in
        shutil.rmtree(site, ignore_errors=True)
        made.rename(site)
    return site


if __name__ == "__main__":
    logging.basicConfig(level=logging.WARNING, format="%(message)s")  # which link leads nowhere
    print(build(Path(sys.argv[1]) if len(sys.argv) > 1 else None))
