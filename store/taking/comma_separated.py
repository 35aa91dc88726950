"""CSV that spreadsheets open as it is: UTF-8 with a byte order mark, numbers in plain digits."""

import csv
from io import StringIO

from store.taking.figures import plain_number
from store.taking.guarding import guarded
from store.taking.sheets import Sheet, Value, sheets
from store.taking.taken import Taken


def comma_separated(taken: Taken, language: str) -> bytes:
    """All in one file: a single table or nothing but quotes make one rectangle, headed by its columns. Several follow
    one another, a blank line between them, each under a line with its title. Notes stand under their rectangle behind
    a blank line. Texts that would be formulas have an apostrophe in front."""
    file = StringIO()
    writer = csv.writer(file)
    found = sheets(taken, language)
    for nth, sheet in enumerate(found):
        if nth:
            writer.writerow(())
        if len(found) > 1:
            writer.writerow((guarded(sheet.title),))
        writer.writerow([guarded(column.header) for column in sheet.columns])
        writer.writerows([_field(value) for value in row] for row in sheet.rows)
        writer.writerows(_notes(sheet))
    return file.getvalue().encode("utf-8-sig")


def _notes(sheet: Sheet) -> list[tuple[str, ...]]:
    return [(), *((guarded(note),) for note in sheet.notes)] if sheet.notes else []


def _field(value: Value) -> str:
    if value is None:
        return ""
    return plain_number(value) if isinstance(value, float) else guarded(value)
