"""Names of columns as errors show them: names, not the first line of whatever file was given."""

import pytest

from citybrain.base.names import require_column, shown_columns
from citybrain.kernel.errors import InputError


def test_names_of_columns_are_shown() -> None:
    told = ["Date/Time", "PM2.5 [µg/m³]", "NO2 (ppb)", "Straße", "建筑高度", "temp 2m", "#"]
    assert shown_columns(told) == ", ".join(told)


@pytest.mark.parametrize("line", [
    "root:x:0:0:root:/root:/bin/bash", "-----BEGIN OPENSSH PRIVATE KEY-----", "AWS_SECRET=wJalrXUtnFEMI/K7MDENG",
    "ghp_16C7e42F292c6912E7710c838347Ae178B4a", "4929123456789012", "2024-01-31T12:00:00Z", "a" * 41,
    "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0",
])  # fmt: skip
def test_what_is_no_name_is_shown_as_its_place(line: str) -> None:
    assert shown_columns(["time", line, "value"]) == "time, #2, value"


def test_the_line_of_a_file_that_is_no_table_is_not_shown() -> None:
    assert shown_columns(["correct horse battery staple"]) == "#1"
    with pytest.raises(InputError) as caught:
        require_column("passwords.txt", ["hunter2"], "time")
    assert "hunter2" not in str(caught.value.arguments)


def test_no_more_columns_are_shown_than_asked_for() -> None:
    assert shown_columns((f"c{n}" for n in range(99)), 3) == "c0, c1, c2"
