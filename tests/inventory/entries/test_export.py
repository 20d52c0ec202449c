"""An export imports again unchanged: the same lines, the same who, the same totals to the bit."""

import io
import tempfile
import zipfile
from contextlib import closing
from pathlib import Path

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from citybrain.base.spreadsheets import GUARD, csv_table, guarded_column, unguarded_column
from citybrain.inventory.entries.activities import activity_of_lines
from citybrain.inventory.entries.export import export_table, workbook_of
from citybrain.inventory.entries.frame import CONTENT, cleaned
from citybrain.inventory.entries.importing import import_lines
from citybrain.inventory.entries.reading import FACTOR_UNIT, FACTOR_VALUE, own_factors_text
from citybrain.inventory.entries.storage import add_batch, recorded_lines
from citybrain.inventory.lines import emissions_of
from citybrain.inventory.totals import totals_of
from citybrain.records import Records
from tests.inventory.entries.files import SETTING
from tests.records.empty import records_of


def own_factors(told: dict[str, tuple[float, str]]) -> str:
    """As every way into the records writes them."""
    gases = tuple(sorted(told))
    columns = {FACTOR_VALUE + gas: [told[gas][0]] for gas in gases} | {
        FACTOR_UNIT + gas: [told[gas][1]] for gas in gases
    }
    return pl.DataFrame(columns).select(own_factors_text(gases))["own_factors"][0]


PLAIN = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
SAID = st.one_of(
    st.none(), PLAIN, st.sampled_from(["=1+1", "'=x", "''", "-5", "Total", "NO", "1,5", "_x0041_", "2024", "–"])
)
SHARES = st.one_of(st.none(), st.floats(0, 2))
AMOUNTS = st.floats(0, 1e12, allow_subnormal=True)
COUNTED = st.fixed_dictionaries(
    {
        "amount": AMOUNTS,
        "unit": st.sampled_from(["MWh", "kWh", "GJ"]),
        "factor": st.sampled_from(["natural_gas.residential", "gas_oil.commercial"]),
    }
)
OWN = st.fixed_dictionaries(
    {
        "amount": AMOUNTS,
        "unit": st.sampled_from(["MWh", "GJ"]),
        "own_factors": st.dictionaries(
            st.sampled_from(["CO2", "CH4", "N2O", "SF6", "biogenic CO2", "CO2e"]),
            st.tuples(st.floats(0, 1e6), st.sampled_from(["kg/GJ", "t/MWh", "g/kWh"])),
            min_size=1,
        ).map(own_factors),
    }
)
KEYED = st.fixed_dictionaries({"notation_key": st.sampled_from(["NO", "NE", "IE", "C"]), "reason": st.just("because")})
SHARED = st.fixed_dictionaries(
    {
        "year": st.integers(1990, 2050),
        "subcategory": st.sampled_from(["I.1.1", "I.2.1", "II.1.1", "V.2"]),
        "description": SAID,
        "activity_quality": st.sampled_from([None, "H", "M", "L"]),
        "factor_quality": st.sampled_from([None, "H", "M", "L"]),
        "activity_uncertainty": SHARES,
        "factor_uncertainty": SHARES,
        "source": SAID,
        "note": SAID,
        "first_by": st.one_of(st.none(), st.just("Väinö"), PLAIN),
        "first_at": st.sampled_from([None, "2024-01-01T00:00:00+00:00"]),
    }
)
LINES = st.lists(
    st.tuples(SHARED, st.one_of(COUNTED, OWN, KEYED)).map(lambda parts: {**parts[0], **parts[1]}),
    min_size=1,
    max_size=8,
)


def recorded(records: Records) -> pl.DataFrame:
    with records.read() as connection:
        return recorded_lines(connection)


def record(folder: Path, rows: list[dict]) -> pl.DataFrame:
    records = records_of(folder)
    schema = {"line": pl.UInt32, **CONTENT, "first_by": pl.String, "first_at": pl.String}
    lines = pl.DataFrame([{name: row.get(name) for name in schema} for row in rows], schema=schema)
    texts = ["description", "source", "note", "first_by"]
    lines = lines.with_columns(cleaned(lines[name]) for name in texts).unique(list(CONTENT), maintain_order=True)
    with records.begin() as connection:
        add_batch(connection, lines, "Aino", layout="entered", received=len(lines), kept=len(lines), report="{}")
    try:
        return recorded(records)
    finally:
        records.close()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(rows=LINES, workbook=st.booleans())
def test_an_export_imports_again_unchanged(rows: list[dict], workbook: bool) -> None:
    with (
        tempfile.TemporaryDirectory() as first,
        tempfile.TemporaryDirectory() as second,
        closing(records_of(Path(second))) as others,
    ):
        lines = record(Path(first), rows)
        emissions = emissions_of(activity_of_lines(lines), SETTING.library)
        table = export_table(
            lines, pl.Series(emissions.equivalent, nan_to_null=True), {"natural_gas.residential": "IPCC"}
        )
        file = Path(second) / ("a.xlsx" if workbook else "a.csv")
        file.write_bytes(workbook_of(table, "Lines") if workbook else csv_table(table))
        (report,) = import_lines(others, [file], SETTING, by="Somebody else")
        assert (report.kept, report.apart, report.doubles, report.differs) == (len(lines), 0, 0, [])
        again = recorded(others)
        content = list(CONTENT)
        assert again.select(content).equals(lines.select(content), null_equal=True)
        who = [pl.coalesce("first_by", "made_by").alias("by"), pl.coalesce("first_at", "made_at").alias("at")]
        assert again.select(who).equals(lines.select(who))
        before, after = (totals_of(emissions_of(activity_of_lines(x), SETTING.library)) for x in (lines, again))
        assert before == after
        once_more = export_table(
            again, pl.Series(emissions.equivalent, nan_to_null=True), {"natural_gas.residential": "IPCC"}
        )
        assert csv_table(once_more) == csv_table(table)


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=6))
def test_a_guarded_text_begins_no_formula_and_comes_back(text: str) -> None:
    told = pl.DataFrame({"text": [text]}).select(guarded_column(pl.col("text")).alias("text"))
    assert told["text"][0][:1] not in ("=", "+", "-", "@")
    assert told.select(unguarded_column(pl.col("text")))["text"][0] == text


@pytest.mark.parametrize("dangerous", ["=1+1", "+1", "-1", "@SUM(A1)", "＝1"])
def test_no_cell_of_an_export_acts_as_a_formula(tmp_path: Path, dangerous: str) -> None:
    row = {"year": 2024, "subcategory": "I.1.1", "amount": 1.0, "unit": "MWh", "factor": "gas_oil.residential"}
    table = export_table(record(tmp_path, [{**row, "source": dangerous}]))
    assert f",{GUARD}{dangerous}".encode() in csv_table(table)
    with zipfile.ZipFile(io.BytesIO(workbook_of(table, "Lines"))) as book:
        assert f">{GUARD}{dangerous}<" in book.read("xl/sharedStrings.xml").decode()


def test_factors_and_their_sources_stand_beside_the_lines(tmp_path: Path) -> None:
    row = {"year": 2024, "subcategory": "I.1.1", "amount": 1.0, "unit": "MWh", "factor": "gas_oil.residential"}
    table = export_table(record(tmp_path, [row]), pl.Series([0.27]), {"gas_oil.residential": "IPCC, table 2.5"})
    assert table["source of the factor"].to_list() == ["IPCC, table 2.5"]
    assert table["emissions [t CO2e]"].to_list() == [0.27]
    assert table["entered by"].to_list() == ["Aino"]
