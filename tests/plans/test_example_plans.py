"""Plans that come with the program are found by name, and copied without touching what is there."""

from pathlib import Path

from citybrain.plans.example_plans import EXAMPLES, copy_examples, names, plan_file
from citybrain.plans.reading import plan_of_file


def test_every_example_can_be_read_and_says_what_it_is_for() -> None:
    assert "table-1/envelopes" in names()
    for name in names():
        plan, _ = plan_of_file(plan_file(Path("nowhere"), Path(name)))
        assert plan.name
        assert plan.description


def test_a_plan_of_the_city_stands_before_an_example_of_that_name(tmp_path: Path) -> None:
    named = Path("table-1/envelopes")
    assert plan_file(tmp_path, named) == EXAMPLES / "table-1" / "envelopes.yaml"
    own = tmp_path / "plans" / "table-1" / "envelopes.yaml"
    own.parent.mkdir(parents=True)
    own.write_text("name: mine")
    assert plan_file(tmp_path, named) == own
    assert plan_file(tmp_path, own) == own
    assert plan_file(tmp_path, Path("plans/table-1/envelopes.yaml")) == own
    assert plan_file(tmp_path, Path("nothing")) == Path("nothing")


def test_copies_come_with_their_folders_and_leave_what_is_there(tmp_path: Path) -> None:
    own = tmp_path / "sun-and-sense.yaml"
    own.write_text("name: mine")
    copy_examples(tmp_path)
    assert own.read_text() == "name: mine"
    found = {path.relative_to(tmp_path).with_suffix("").as_posix() for path in tmp_path.rglob("*.yaml")}
    assert found == set(names())
