"""What a change touches."""

from tests.longest import longest_files
from tests.touched import ALWAYS, PROJECT, quick, touched


def of(*names: str) -> list[str]:
    return touched(PROJECT / name for name in names)


def test_a_test_touches_itself_alone() -> None:
    assert of("tests/kernel/test_graph.py") == ["tests/kernel/test_graph.py"]
    assert of("tests/web/test_map.py") == ["tests/web/test_map.py"]


def test_a_module_touches_what_lies_as_it_lies_and_what_imports_it() -> None:
    found = of("src/citybrain/observations/feed.py")
    assert "tests/observations/test_sensing.py" in found
    assert of("src/citybrain/plans/saved/plan_repository.py")[0] == "tests/plans/saved/test_plan_repository.py"


def test_a_module_that_a_package_hands_on_touches_all_tests_of_the_package() -> None:
    assert {"tests/kernel/test_graph.py", "tests/kernel/test_years.py"} <= set(of("src/citybrain/kernel/graph.py"))


def test_the_nearest_come_first_and_no_browser_is_opened() -> None:
    found = of("src/citybrain/plans/workspace.py")
    assert found[0].startswith("tests/plans/")
    assert not [name for name in found if name.startswith("tests/web/")]


def test_what_no_test_imports_touches_those_that_read_it() -> None:
    assert of("docs/bills.md") == ["tests/docs/test_pages.py"]
    assert of("src/citybrain/messages/zh/errors.ftl") == ["tests/messages"]
    assert of("src/citybrain/domains/buildings/attributes.yaml") == ["tests/domains"]
    assert of("src/citybrain/gone.py", "LICENSE") == []


def test_what_is_always_run_is_there() -> None:
    assert all((PROJECT / name).is_file() for name in ALWAYS)


def test_who_waits_at_a_keyboard_is_spared_the_longest_but_those_that_changed() -> None:
    slow = next(name for name in longest_files() if name.startswith("tests/domains/"))
    assert quick([slow, "tests/real/test_wind_sectors_beijing.py"], [PROJECT / "README.md"]) == []
    assert quick([slow], [PROJECT / slow]) == [slow]


def test_of_a_folder_the_nearest_files_come_first() -> None:
    found = quick(["tests/domains"], [PROJECT / "src/citybrain/domains/heat/attributes.yaml"])
    first, *_ = (place for place, name in enumerate(found) if not name.startswith("tests/domains/heat/"))
    assert first == len([name for name in found if name.startswith("tests/domains/heat/")]) > 0
    assert "tests/domains/test_without.py" not in found
