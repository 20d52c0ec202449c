"""What migrations share. They stay as they were once released: a later form needs another name."""

import sqlalchemy as sa
from alembic import op


def acts() -> tuple[sa.Column[str], ...]:
    """Who made a row and when, who withdrew it and when."""
    return (
        sa.Column("made_by", sa.String, nullable=False),
        sa.Column("made_at", sa.String, nullable=False),
        sa.Column("withdrawn_by", sa.String),
        sa.Column("withdrawn_at", sa.String),
    )


def texts(*names: str, nullable: bool = False) -> list[sa.Column[str]]:
    """Columns of texts."""
    return [sa.Column(name, sa.String, nullable=nullable) for name in names]


def numbers(kind: type, *names: str, nullable: bool = False) -> list[sa.Column[float]]:
    """Columns of numbers of a kind."""
    return [sa.Column(name, kind, nullable=nullable) for name in names]


def places() -> list[sa.Column[float]]:
    """Degrees, where there are any."""
    return numbers(sa.Float, "longitude", "latitude", nullable=True)


def create(table: str, *parts: sa.schema.SchemaItem, **references: str) -> None:
    """Create a table with a number and who made its rows; references by column, to the number of another table."""
    op.create_table(
        table,
        sa.Column("id", sa.Integer),
        *parts,
        *acts(),
        sa.PrimaryKeyConstraint("id", name=f"pk_{table}"),
        *(
            sa.ForeignKeyConstraint([column], [f"{other}.id"], name=f"fk_{table}_{column}_{other}")
            for column, other in references.items()
        ),
    )


def index(name: str, table: str, columns: list[str], unique: bool = False, where: str = "") -> None:
    """Create an index, of the rows of a condition alone where there is one."""
    condition = sa.text(where) if where else None
    op.create_index(name, table, columns, unique=unique, sqlite_where=condition, postgresql_where=condition)
