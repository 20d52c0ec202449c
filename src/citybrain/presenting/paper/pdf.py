"""A page of HTML as a PDF, printed by the Chromium that a machine has: on paper it looks as it does on the screen."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from citybrain.kernel.errors import InputError

BROWSERS = (
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "msedge",
)
NAMED = "CITYBRAIN_BROWSER"
PATIENCE = 120
"""Seconds that printing may take."""


def browser() -> str:
    """The browser that prints. Raises InputError where the machine has none that is known."""
    named = os.environ.get(NAMED)
    found = next((path for name in ([named] if named else BROWSERS) if (path := shutil.which(name))), None)
    if found is None:
        raise InputError("paper-no-browser", allowed=", ".join(BROWSERS), variable=NAMED)
    return found


def pdf_of(page: str) -> bytes:
    """An HTML page as a PDF. Raises InputError where there is no browser, or where it does not print."""
    program = browser()
    with tempfile.TemporaryDirectory() as folder:
        source, made = Path(folder) / "paper.html", Path(folder) / "paper.pdf"
        source.write_text(page, encoding="utf-8")
        options = ["--headless", "--disable-gpu", "--no-pdf-header-footer", f"--user-data-dir={folder}/profile"]
        if hasattr(os, "geteuid") and os.geteuid() == 0:
            options.append("--no-sandbox")  # Chromium does not run as root with it; the page holds no script
        command = [program, *options, f"--print-to-pdf={made}", source.as_uri()]
        try:
            ran = subprocess.run(command, capture_output=True, timeout=PATIENCE, check=False)
        except (OSError, subprocess.TimeoutExpired) as problem:
            raise InputError("paper-not-printed", program=program, problem=str(problem)) from None
        if not made.is_file():
            last = ran.stderr.decode(errors="replace").strip()[-300:]
            raise InputError("paper-not-printed", program=program, problem=last)
        return made.read_bytes()
