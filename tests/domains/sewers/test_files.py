"""Files of strangers: what is wrong is told with its line, and nothing outside is read or written."""

import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citybrain.domains.sewers.engine import runs
from citybrain.domains.sewers.engine.reading import packed, read_model, unpacked
from citybrain.domains.sewers.engine.runs import run
from citybrain.domains.sewers.engine.sections import LONGEST_LINE, read_sections
from citybrain.kernel.errors import InputError
from tests.domains.sewers.networks import SMALL, TANK


@pytest.mark.parametrize(
    ("change", "code", "line"),
    [
        (lambda text: text.replace("N 10 2", "N ten 2"), "sewers-no-number", 19),
        (lambda text: text.replace("P N O 100", "P N X 100"), "sewers-node-missing", 23),
        (lambda text: text.replace("O 9 FREE", "N 9 FREE"), "sewers-twice", 21),
        (lambda text: text.replace("C G N 1 50", "C G"), "sewers-line", 13),
        (lambda text: text.replace("[OUTFALLS]", "[WATERFALLS]"), "sewers-section-unknown", 20),
        (lambda text: text.replace("FLOW_UNITS LPS", "FLOW_UNITS BUCKETS"), "sewers-units-asked", None),
        (lambda text: text.replace("TIMESERIES R\n", 'FILE "/etc/passwd" X MM\n'), "sewers-other-file", 11),
        (lambda text: text.replace("R 0:00 60\n", 'R FILE "/etc/passwd"\n'), "sewers-other-file", 27),
        (lambda text: text + "[FILES]\nUSE HOTSTART /etc/passwd\n", "sewers-other-file", 41),
        (lambda text: text.replace("N 10 2", f"N 10 2 {' ' * LONGEST_LINE} 0"), "sewers-line-long", 19),
        (lambda text: "id,name\n1,2\n", "sewers-no-model", None),
        (lambda text: text.replace("[OPTIONS]", "[TITLE]").replace("LPS", "\0"), "sewers-no-model", None),
    ],
)
def test_what_is_wrong_is_told_with_its_line(change: Callable[[str], str], code: str, line: int | None) -> None:
    changed = change(SMALL)
    assert changed != SMALL
    with pytest.raises(InputError) as raised:
        read_model(changed, "small.inp")
    assert raised.value.code == code
    assert raised.value.arguments.get("line") == line


def test_the_message_and_the_line_of_the_engine_are_told() -> None:
    model = read_model(SMALL.replace("P CIRCULAR 0.25", "P HEXAGON 0.25").replace("[XSEC", ";\n;\n[XSEC"), "small.inp")
    with pytest.raises(InputError) as raised:
        model.require_runs()
    assert raised.value.code == "sewers-engine"
    assert "ERROR 205" in str(raised.value.arguments["received"])
    assert "at line 27" in str(raised.value.arguments["received"])
    assert "P HEXAGON" in str(raised.value.arguments["received"])


def test_what_is_named_like_an_option_is_no_option() -> None:
    named = read_model(SMALL.replace("N 10 2\n", "N 10 2\nFLOW_UNITS 9 2\n"), "small.inp")
    plain = read_model(SMALL, "small.inp")
    assert named.require_runs().outflow.sum() == pytest.approx(plain.require_runs().outflow.sum())


def test_a_run_that_takes_too_long_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runs, "_remembered", type(runs._remembered)())
    endless = read_model(
        SMALL.replace("END_DATE 06/01/2026", "END_DATE 06/01/9026").replace("0:00:10", "0:00:01"), "a.inp"
    )
    with pytest.raises(InputError) as raised:
        run(endless.text, "a.inp", seconds=1)
    assert raised.value.code == "sewers-run-long"


def test_a_run_that_stands_still_is_killed_by_the_clock(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A process that waits uses no processor, so that only the clock can end it."""
    number, worker = tmp_path / "number", tmp_path / "worker.py"
    worker.write_text(f"import os, time\nopen({str(number)!r}, 'w').write(str(os.getpid()))\ntime.sleep(60)\n")
    monkeypatch.setattr(runs, "WORKER", worker)
    begin = time.monotonic()
    with pytest.raises(InputError) as raised:
        run(read_model(SMALL, "still.inp").text + ";still", "still.inp", seconds=2)
    assert raised.value.code == "sewers-run-long"
    assert raised.value.arguments["allowed"] == 2
    assert time.monotonic() - begin < 10.0
    assert not Path(f"/proc/{number.read_text()}").exists()


def test_files_that_a_model_writes_are_not_written() -> None:
    text = SMALL.replace("[POLYGONS]", "[FILES]\nSAVE OUTFLOWS /tmp/never\n[POLYGONS]").replace(
        "[OUTFALLS]",
        "[LID_CONTROLS]\nL RB\nL STORAGE 1000 0.75 0 0\nL DRAIN 1 0.5 0 6\n"
        '[LID_USAGE]\nC L 1 1 0 0 5 0 "/tmp/never"\n[OUTFALLS]',
    )
    model = read_model(text, "small.inp")
    assert "/tmp/never" not in model.text
    assert run(model.text).runoff_error == pytest.approx(0.0, abs=1.0)
    assert not Path("/tmp/never").exists()


def test_objects_are_numbered_as_the_engine_numbers_them_where_sections_stand_twice() -> None:
    text = TANK.replace("[OUTFALLS]\n", "[OUTFALLS]\nFIRST 2 FREE NO\n") + "[JUNCTIONS]\nLAST 9 2\n"
    text = text.replace("[CONDUITS]\n", "[CONDUITS]\nP2 LAST FIRST 50 0.01 0 0\n")
    text = text.replace("[XSECTIONS]\n", "[XSECTIONS]\nP2 CIRCULAR 0.3 0 0 0\n")
    model = read_model(text, "twice.inp")
    made = run(model.text)
    assert [one.name for one in model.network.nodes] == list(made.node_names)
    assert [one.name for one in model.network.links] == list(made.link_names)


def test_one_text_is_run_once() -> None:
    text = read_model(SMALL, "small.inp").text
    assert run(text) is run(text)


@settings(max_examples=30)
@given(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\0"), max_size=60))
def test_a_text_comes_back_from_its_numbers(text: str) -> None:
    numbers = packed(text)
    assert (numbers == np.floor(numbers)).all()
    assert unpacked(numbers).rstrip("\n") == text.rstrip("\n")


@settings(max_examples=50)
@given(st.text(max_size=200))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        read_sections(text, "any.inp")
    except InputError as error:
        assert error.code.startswith("sewers-")
