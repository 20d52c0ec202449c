"""A server loads what all who ask need, and nothing more."""

import subprocess
import sys

PROGRAM = """
import sys, citybrain.api.app
from citybrain.base.domains import find_domains
find_domains().packages()
print([name for name in sys.modules if name.startswith(("scipy.", "duckdb", "numba", "pandas"))])
citybrain.api.app.all_routers()
print([name for name in sys.modules if name.startswith("scipy.optimize")])
"""


def test_what_few_questions_need_is_not_loaded_with_pages_and_domains() -> None:
    """The statistics of scipy alone would take 55 MB and a second of each start; its solvers load with no page."""
    ran = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True)
    assert ran.stdout == "[]\n[]\n"
