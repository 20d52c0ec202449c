from pathlib import Path

from tests.longest import longest_files, measured

LOG = """
3.00s call     tests/a/test_one.py::test_fast[x y]
2.50s setup    tests/a/test_two.py::test_waits
61.00s call     tests/a/test_three.py::test_fails
1.00s teardown tests/a/test_two.py::test_waits
(9 durations < 0.005s hidden.)
FAILED tests/a/test_three.py::test_fails - AssertionError
"""


def test_files_are_there_once() -> None:
    files = longest_files()
    assert len(set(files)) == len(files)
    assert all((Path(__file__).parents[1] / file).is_file() for file in files)


def test_setup_and_teardown_count_and_what_failed_does_not() -> None:
    assert measured(LOG) == ["tests/a/test_two.py", "tests/a/test_one.py"]
