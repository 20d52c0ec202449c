"""The one reader of tables: delimited text and spreadsheets, however they are written."""

from citybrain.base.tables.encoding import decoded, read_text, split
from citybrain.base.tables.form import LINE, SPILL, Form, Table
from citybrain.base.tables.read import ZIP, is_workbook, read_table, read_tables

__all__ = [
    "LINE",
    "SPILL",
    "ZIP",
    "Form",
    "Table",
    "decoded",
    "is_workbook",
    "read_table",
    "read_tables",
    "read_text",
    "split",
]
