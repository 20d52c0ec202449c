"""The files of tests that take longest, longest first: workers begin with them, so that none has one at the end alone.

`python -m tests.longest LOG` writes the list anew from what a run with PYTEST_ARGS="--durations=0" printed.
"""

import re
import sys
from collections import Counter
from pathlib import Path

LIST = Path(__file__).with_name("longest.txt")
MOST = 80
SPENT = re.compile(r"([\d.]+)s (?:call|setup|teardown) +((tests/[^:]+)::.+)")


def longest_files() -> list[str]:
    """Paths from the project's folder."""
    return LIST.read_text(encoding="utf-8").split()


def measured(log: str) -> list[str]:
    """The files for which most time was spent, by what a run printed; tests that failed may have waited in vain."""
    failed = set(re.findall(r"^FAILED (\S+)", log, re.MULTILINE))
    seconds: Counter[str] = Counter()
    for spent, test, file in SPENT.findall(log):
        if test.split()[0] not in failed:
            seconds[file] += float(spent)
    return [file for file, _ in seconds.most_common(MOST)]


if __name__ == "__main__":
    LIST.write_text("\n".join(measured(Path(sys.argv[1]).read_text(encoding="utf-8"))) + "\n", encoding="utf-8")
