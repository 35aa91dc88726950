"""`duibiao correct REPORT PLACE …`: sets right what was misread, and shows or forgets what was set right before."""

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence

from store import (
    Correction,
    Library,
    indicator_at,
    indicator_correction,
    section_at,
    section_correction,
)
from store.corrections import INDICATOR_FIELDS
from store.regions import CatalogEntry
from tui.commandline import indicator_rows
from tui.commandline.correction_words import changes, correction_document, key_of, place_words, standing_words
from tui.commandline.library import folder
from tui.commandline.naming import identity
from tui.commandline.remove import matching
from tui.commandline.speech import answer, document, note, table
from tui.commandline.status import Status
from tui.language import phrase

_COLUMNS = ("number", "report", "place", "changes", "standing")


def declare(parser: ArgumentParser) -> None:
    """Adds what `correct` takes."""
    parser.add_argument("report", metavar="REPORT", nargs="?", help=phrase("commands.correct.report"))
    parser.add_argument("place", metavar="PLACE", nargs="?", help=phrase("commands.correct.place"))
    for field in (*INDICATOR_FIELDS, "kind"):
        parser.add_argument(f"--{field}", metavar=field.upper(), help=phrase(f"commands.correct.{field}"))
    parser.add_argument("--list", action="store_true", help=phrase("commands.correct.list"))
    parser.add_argument("--undo", metavar="NUMBER", type=int, nargs="+", help=phrase("commands.correct.undo"))
    parser.add_argument("--json", action="store_true", help=phrase("commands.correct.json"))
    parser.set_defaults(usage_error=parser.error)


def run(arguments: Namespace) -> int:
    """Corrects, lists what was corrected, takes it back, or shows what may need it, as the arguments ask."""
    typed = {field: getattr(arguments, field) for field in INDICATOR_FIELDS}
    values = {field: key_of(field, said) for field, said in typed.items() if said is not None}
    misuse = _misuse(arguments, corrects=bool(values) or arguments.kind is not None, indicator=bool(values))
    if misuse:
        arguments.usage_error(misuse)
    library = Library.open(folder(arguments))
    if arguments.undo is not None:
        return _undo(library, arguments.undo)
    if arguments.list:
        return _list(library, arguments)
    entry = _entry(library, arguments.report)
    if entry is None:
        return Status.REFUSED
    if arguments.place is None:
        return _show_unsure(library, entry)
    return _correct(library, entry, arguments, values)


def _misuse(arguments: Namespace, *, corrects: bool, indicator: bool) -> str | None:
    """What is wrong with the arguments taken together."""
    given = [name for name in ("report", "place", "list", "undo") if getattr(arguments, name)]
    if indicator and arguments.kind is not None:
        return phrase("commands.correct.either")
    if arguments.undo is not None and (corrects or given != ["undo"]):
        return phrase("commands.correct.undo-alone")
    if arguments.list and (corrects or "place" in given):
        return phrase("commands.correct.list-alone")
    if arguments.json and not arguments.list:
        return phrase("commands.correct.json-alone")
    required = () if arguments.list or arguments.undo else ("report", "place") if corrects else ("report",)
    missing = next((name for name in required if getattr(arguments, name) is None), None)
    return missing and phrase("commands.argparse.required") % missing.upper()


def _correct(library: Library, entry: CatalogEntry, arguments: Namespace, values: dict[str, str | None]) -> int:
    reading = library.reading(entry.id)
    if arguments.kind is None:
        correction = indicator_correction(entry.id, reading, indicator_at(reading, arguments.place), values)
    else:
        kind = key_of("kind", arguments.kind) or ""
        correction = section_correction(entry.id, reading, section_at(reading, arguments.place), kind)
    with library.writer() as writer:
        kept = writer.correct(correction)
    answer(_line("corrected", entry, kept))
    return Status.DONE


def _line(key: str, entry: CatalogEntry | None, correction: Correction) -> str:
    return phrase(
        f"commands.correct.{key}",
        number=correction.number,
        report=correction.report if entry is None else identity(entry.report),
        place=place_words(correction),
        changes=changes(correction),
    )


def _undo(library: Library, numbers: Sequence[int]) -> int:
    with library.writer() as writer:
        withdrawn = writer.withdraw(*numbers)
    for correction in withdrawn:
        entry = library.entry(correction.report) if correction.report in library else None
        answer(_line("withdrawn", entry, correction))
    return Status.DONE


def _list(library: Library, arguments: Namespace) -> int:
    chosen = arguments.report
    # A report that was removed is still known by its id.
    if chosen is not None and not any(correction.report == chosen for correction, _ in library.corrections()):
        entry = _entry(library, chosen)
        if entry is None:
            return Status.REFUSED
        chosen = entry.id
    found = library.corrections(chosen)
    if arguments.json:
        document([correction_document(correction, standing) for correction, standing in found])
    elif found:
        rows = [
            (
                str(correction.number),
                identity(library.entry(correction.report).report)
                if correction.report in library
                else correction.report,
                place_words(correction),
                changes(correction),
                standing_words(standing),
            )
            for correction, standing in found
        ]
        table([phrase(f"commands.correct.column.{column}") for column in _COLUMNS], rows, numeric=frozenset({0}))
    else:
        note(phrase("commands.correct.none"))
    return Status.DONE


def _show_unsure(library: Library, entry: CatalogEntry) -> int:
    indicators = library.reading(entry.id).indicators
    unsure = [indicator for indicator in indicators if indicator.unsure]
    answer(phrase("commands.inspect.unsure-of", unsure=len(unsure), count=len(indicators)))
    indicator_rows.show(unsure)
    return Status.DONE


def _entry(library: Library, words: str) -> CatalogEntry | None:
    """The one report that the words speak of; None, after saying so, where there is none or several."""
    if words in library:
        return library.entry(words)
    found = matching(tuple(words.split()), library.entries())
    if len(found) == 1:
        return found[0]
    if not found:
        note(phrase("commands.correct.unknown", words=words))
    else:
        reports = "; ".join(f"{identity(entry.report)} ({entry.id})" for entry in found)
        note(phrase("commands.correct.several", words=words, count=len(found), reports=reports))
    return None
