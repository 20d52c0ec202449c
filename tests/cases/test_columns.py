"""Columns of tables by the names that files use, by a mapping, or for all rows."""

import pytest

from citybrain.cases.columns import MeantColumns, number_in, pairs_of, read_meant
from citybrain.records.errors import EntryError

MEANT = MeantColumns({"place": ("place", "site"), "amount": ("amount",), "unit": ("unit",)}, ("place",))


def test_columns_mean_what_files_call_them_what_is_mapped_and_what_holds_for_all_rows() -> None:
    table = read_meant(b"Site;Load of month;\nMill;1 200;\nWorks;;\n", "a.csv", MEANT, {"amount": "load of month"},
                       pairs_of(["unit=t"]))  # fmt: skip
    assert table.rows == [
        (2, {"place": "Mill", "amount": "1 200", "unit": "t"}), (3, {"place": "Works", "unit": "t"}),
    ]  # fmt: skip
    assert table.said == {"place", "amount", "unit"}
    assert (number_in("1 200"), number_in("x")) == (1200.0, None)


@pytest.mark.parametrize(
    ("columns", "constants", "received"),
    [({"weight": "b"}, {}, "weight"), ({"amount": "c"}, {}, "c"), ({}, {"where": "x"}, "where")],
)
def test_what_is_not_there_is_named(columns: dict[str, str], constants: dict[str, str], received: str) -> None:
    with pytest.raises(EntryError) as refused:
        read_meant(b"place;b\nMill;1\n", "a.csv", MEANT, columns, constants)
    assert (refused.value.code, received in str(refused.value.arguments["received"])) == ("columns-unknown", True)


def test_a_table_that_lacks_what_is_needed_is_refused() -> None:
    with pytest.raises(EntryError) as refused:
        read_meant(b"amount;unit\n1;t\n", "a.csv", MEANT, {}, {})
    assert refused.value.arguments["received"] == "place: -"
    with pytest.raises(EntryError):
        pairs_of(["unit"])
