"""The register as CSV and as a workbook; both hold the same lines."""

import csv
import io
from collections.abc import Sequence

import xlsxwriter

from cases.figures import Heap, Report
from cases.ledger import Value
from handoff.services.casework.reporting import Ledger

# Without it a spreadsheet takes the file for an older encoding and garbles Chinese.
BYTE_ORDER_MARK = "\ufeff"
TALLIED = (
    "received",
    "decided",
    "withdrawn",
    "reopened",
    "overdue",
    "median_days",
    "mean_days",
    "scored",
    "content",
)
SIDES = ("months", "categories", "causes", "lines", "channels", "branches", "outcomes")


def as_csv(ledger: Ledger) -> bytes:
    """Return the register as CSV (RFC 4180) in UTF-8."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(ledger.head)
    writer.writerows(ledger.lines)
    return (BYTE_ORDER_MARK + text.getvalue()).encode()


def as_workbook(ledger: Ledger) -> bytes:
    """Return the register as XLSX, with a sheet of figures for each side of the report."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(
        file, {"in_memory": True, "strings_to_formulas": False, "default_date_format": "yyyy-mm-dd"}
    )
    bold = book.add_format({"bold": True})
    _fill(book.add_worksheet("register"), ledger.head, ledger.lines, bold)
    for side in SIDES:
        _fill(book.add_worksheet(side), ["code", *TALLIED], _figures(ledger.report, side), bold)
    book.close()
    return file.getvalue()


def _figures(report: Report, side: str) -> list[list[object]]:
    heaps: Sequence[Heap] = getattr(report, side)
    total = Heap("total", report.total)
    return [
        [heap.code, *(getattr(heap.tally, name) for name in TALLIED)] for heap in (*heaps, total)
    ]


def _fill(
    sheet: xlsxwriter.worksheet.Worksheet,
    head: list[str],
    lines: Sequence[Sequence[Value | object]],
    bold: object,
) -> None:
    sheet.write_row(0, 0, head, bold)
    sheet.freeze_panes(1, 1)
    for number, line in enumerate(lines, start=1):
        sheet.write_row(number, 0, line)
    sheet.autofit()
