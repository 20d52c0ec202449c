"""Files of declarations: equal keys are refused with their lines, merged ones are not, and the file is named."""

from pathlib import Path

import pytest

from citybrain.kernel import DeclarationError
from citybrain.kernel.yaml_files import read_yaml
from citybrain.messages import render


def file(folder: Path, text: str) -> Path:
    lamps = folder / "lamps"
    (lamps / "vocabulary").mkdir(parents=True)
    (lamps / "domain.yaml").write_text("label: {en: Lamps}\n", encoding="utf-8")
    path = lamps / "vocabulary" / "power.yaml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a: 1\nb: 2\na: 3\n", "line 3: the name a stands there a second time; first in line 1."),
        ("a:\n  b: {c: 1, c: 2}\n", "lamps/vocabulary/power.yaml, line 2: the name c stands"),
        ("a: [1\n", "lamps/vocabulary/power.yaml, line 2, is not valid YAML"),
    ],
)
def test_what_is_wrong_is_told_with_file_and_line(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(DeclarationError) as caught:
        read_yaml(file(tmp_path, text))
    assert message in render(caught.value)


def test_a_key_may_stand_over_a_merged_one(tmp_path: Path) -> None:
    text = "a: &a {x: 1, y: 2}\nb: &b\n  <<: *a\n  y: 3\nc:\n  <<: *b\n  y: 4\n"
    assert read_yaml(file(tmp_path, text))["c"] == {"x": 1, "y": 4}
