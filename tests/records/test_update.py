"""An update of the program that fails, or is taken back, leaves the records to the version before."""

import shutil
from pathlib import Path

import pytest
import sqlalchemy as sa

from citybrain.records import NotRecordedError, database_of, open_records, postgres, store, upgrade
from citybrain.records.store import FILE
from citybrain.records.tables import METADATA
from citybrain.records.tables.activity import inventory_choice
from tests.records.test_records import CHOICE, choices

MIGRATION = """
import sqlalchemy as sa
from alembic import op

revision, down_revision = "{number}", "{before}"

def upgrade():
    op.create_table("half_done", sa.Column("id", sa.Integer))
    op.execute("DELETE FROM inventory_choice")
    {ends}
"""


def with_choice(city: Path) -> Path:
    city.mkdir(exist_ok=True)
    with (records := open_records(city)).begin() as connection:
        connection.execute(sa.insert(inventory_choice), [CHOICE])
    records.close()
    return city


def newer(folder: Path, monkeypatch: pytest.MonkeyPatch, ends: str) -> None:
    """The program of a later version, with one more migration."""
    number, before = f"{int(upgrade.revisions()[-1]) + 1:04d}", upgrade.revisions()[-1]
    shutil.copytree(upgrade.MIGRATIONS, folder)
    text = MIGRATION.format(number=number, before=before, ends=ends)
    (folder / "versions" / f"{number}_later.py").write_text(text, encoding="utf-8")
    monkeypatch.setattr(upgrade, "MIGRATIONS", folder)
    monkeypatch.setattr(upgrade, "VERSIONS", folder / "versions")


def test_a_migration_that_fails_changes_nothing_for_the_version_before(
    city: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    recorded = with_choice(city)
    with monkeypatch.context() as later:
        newer(tmp_path / "later", later, "raise RuntimeError('half done')")
        with pytest.raises(RuntimeError, match="half done"):
            open_records(recorded)
    before = open_records(recorded)
    assert choices(before) == 1
    with before.read() as connection:
        assert "half_done" not in sa.inspect(connection).get_table_names()


def test_records_of_before_an_update_are_kept_to_go_back_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    recorded = with_choice(tmp_path / "city")
    kept = recorded / f"{FILE}.{upgrade.revisions()[-1]}"
    (recorded / f"{FILE}.0001").write_bytes(b"of an update long ago")
    with monkeypatch.context() as later:
        newer(tmp_path / "later", later, "pass")
        open_records(recorded).close()
    assert kept.stat().st_mode & 0o777 == 0o600
    assert not (recorded / f"{FILE}.0001").exists()
    with pytest.raises(NotRecordedError) as refused:
        open_records(recorded)
    assert refused.value.code == "records-newer"
    kept.replace(recorded / FILE)
    assert choices(open_records(recorded)) == 1


def test_an_update_that_cannot_keep_them_does_not_begin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    recorded = with_choice(tmp_path / "city")
    with monkeypatch.context() as later:
        newer(tmp_path / "later", later, "pass")
        (recorded / f"{FILE}.{upgrade.revisions()[-2]}").mkdir()  # no file can be written there
        with pytest.raises(NotRecordedError):
            open_records(recorded)
    assert choices(open_records(recorded)) == 1


MADE = {
    "sqlite": "SELECT type, name, sql FROM sqlite_master ORDER BY name",
    "postgresql": """
        SELECT 'column', format('%s.%s', table_name, column_name),
               format('%s %s %s %s', ordinal_position, data_type, is_nullable, column_default)
          FROM information_schema.columns WHERE table_schema = 'public'
         UNION SELECT 'constraint', format('%s.%s', conrelid::regclass, conname), pg_get_constraintdef(oid)
          FROM pg_constraint WHERE connamespace = 'public'::regnamespace
         UNION SELECT 'index', indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'
         UNION SELECT 'trigger', format('%s.%s', tgrelid::regclass, tgname), pg_get_triggerdef(oid)
          FROM pg_trigger WHERE NOT tgisinternal
         UNION SELECT 'function', proname, prosrc FROM pg_proc WHERE pronamespace = 'public'::regnamespace
         ORDER BY 1, 2""",
}
ROWS = "SELECT 'version', version_num FROM alembic_version UNION SELECT made_by, made_at FROM sensing_version"


def test_a_second_new_database_is_as_the_migrations_make_the_first(city: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = database_of(city)
    engine = store._engine(city / FILE, True) if kept is None else postgres._engine(kept)
    monkeypatch.setattr(upgrade, "_STATEMENTS", {})

    def made() -> list[list[tuple[object, ...]]]:
        with engine.connect() as connection:
            connection.begin()  # undone where the connection is closed
            upgrade._create(connection, upgrade.revisions())
            return [[tuple(row) for row in connection.exec_driver_sql(q)] for q in (MADE[engine.dialect.name], ROWS)]

    first = made()
    monkeypatch.setattr(upgrade, "_migrate", lambda connection: pytest.fail("migrations run again"))
    assert made() == first
    assert len(first[0]) > len(METADATA.tables)
    assert ("version", upgrade.revisions()[-1]) in first[1]
    engine.dispose()
