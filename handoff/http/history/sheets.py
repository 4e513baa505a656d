"""A report as CSV, one table at a time, and as a workbook with all of them."""

import csv
import io

import xlsxwriter

from handoff.domain.history.report import Report
from handoff.http.history.naming import named
from handoff.http.history.tables import SHARES, Reader, table
from handoff.http.history.wire import Sheet

# Without it a spreadsheet takes the file for an older encoding and garbles Chinese.
BYTE_ORDER_MARK = "\ufeff"


def as_csv(report: Report, sheet: Sheet, reader: Reader) -> bytes:
    """Return one table as CSV (RFC 4180) in UTF-8; shares as numbers from 0 to 1."""
    found = table(sheet, report, reader)
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow([named(column, reader.language) for column in found.columns])
    writer.writerows(found.lines)
    return (BYTE_ORDER_MARK + text.getvalue()).encode()


def as_workbook(report: Report, reader: Reader) -> bytes:
    """Return all tables as XLSX, a sheet each."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False})
    for sheet in Sheet:
        _fill(book, sheet, report, reader)
    book.close()
    return file.getvalue()


def _fill(book: xlsxwriter.Workbook, sheet: Sheet, report: Report, reader: Reader) -> None:
    found, page = table(sheet, report, reader), book.add_worksheet(named(sheet, reader.language))
    bold, percent = book.add_format({"bold": True}), book.add_format({"num_format": "0.0%"})
    page.write_row(0, 0, [named(column, reader.language) for column in found.columns], bold)
    page.freeze_panes(1, 1)
    for number, line in enumerate(found.lines, start=1):
        page.write_row(number, 0, line)
    for place, column in enumerate(found.columns):
        if column in SHARES:
            page.set_column(place, place, None, percent)
    page.autofit()
