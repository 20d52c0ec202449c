"""Workbooks as no spreadsheet program writes them: each part is the text that a test gives."""

import io
import zipfile
from xml.sax.saxutils import quoteattr

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
NAMES = '<row r="1"><c r="A1" t="str"><v>id</v></c><c r="B1" t="str"><v>name</v></c></row>'
ROW = '<row r="2"><c r="A2"><v>1</v></c><c r="B2"><v>2</v></c></row>'


def sheet(rows: str, after: str = "") -> str:
    """The text of a sheet below the names of its columns."""
    return f'<worksheet xmlns="{MAIN}"><sheetData>{NAMES}{rows}</sheetData>{after}</worksheet>'


def workbook(*sheets: str | bytes, attributes: str = "", **parts: str) -> bytes:
    """A workbook of sheets, with more parts of `xl` by their names without ending."""
    numbers = range(1, len(sheets) + 1)
    named = "".join(f'<sheet name="s{n}" sheetId="{n}" r:id={quoteattr(f"r{n}")}/>' for n in numbers)
    places = "".join(
        f'<Relationship Id="r{n}" Type="{OFFICE}/worksheet" Target="worksheets/{n}.part"/>' for n in numbers
    )
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("[Content_Types].xml", "<Types/>")
        begin = f'<Relationship Id="r1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/>'
        packed.writestr("_rels/.rels", f'<Relationships xmlns="{PACKAGE}">{begin}</Relationships>')
        packed.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><workbookPr {attributes}/>'
            f"<sheets>{named}</sheets></workbook>",
        )
        packed.writestr("xl/_rels/workbook.xml.rels", f'<Relationships xmlns="{PACKAGE}">{places}</Relationships>')
        for number, text in zip(numbers, sheets, strict=True):
            packed.writestr(f"xl/worksheets/{number}.part", text)
        for name, text in parts.items():
            packed.writestr(f"xl/{name}.xml", text)
    return made.getvalue()


def ods() -> bytes:
    """A workbook of the kind .ods, of 32 million cells in some hundred bytes."""
    cell = '<table:table-cell table:number-columns-repeated="16384"><text:p>x</text:p></table:table-cell>'
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        packed.writestr("META-INF/manifest.xml", "<manifest/>")
        packed.writestr("content.xml", f'<table:table-row table:number-rows-repeated="2000">{cell}</table:table-row>')
    return made.getvalue()


FAR = '<row r="{row}"><c {before}r{equals}{quote}{column}{row}{quote}><v>1</v></c></row>'
FAR_APART = {
    name: workbook(sheet(ROW + FAR.format(column="XFD", row=1_048_576, **way)))
    for name, way in {
        "as programs write": {"before": "", "equals": "=", "quote": '"'},
        "another attribute first": {"before": 't="n" ', "equals": "=", "quote": '"'},
        "other quotes": {"before": "", "equals": "=", "quote": "'"},
        "spaces": {"before": "\n s='0' ", "equals": " = ", "quote": '"'},
    }.items()
} | {
    "a prefix": workbook(
        f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData><x:row r="1"><x:c t="n" r="A1"><x:v>1</x:v></x:c></x:row>'
        '<x:row r="1048576"><x:c t="n" r="XFD1048576"><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>'
    ),
    "UTF-16": workbook(
        sheet(ROW + FAR.format(before="", equals="=", quote='"', column="XFD", row=900_000)).encode("utf-16")
    ),
    "a row that is named, cells that are not": workbook(
        sheet(ROW + f'<row r="1048576">{"<c><v>1</v></c>" * 16_384}</row>')
    ),
    "rows that follow a far one": workbook(sheet('<row r="1048000"/><row><c r="XFD1048570"><v>1</v></c></row>')),
}
"""Workbooks of few cells whose sheets would have more than are read, however they say it."""
