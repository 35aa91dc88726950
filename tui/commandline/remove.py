"""`duibiao remove REPORT…`: takes reports out of the library, by id or by words that name one."""

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence

from store import Library
from store.regions import CatalogEntry
from tui.commandline.library import folder
from tui.commandline.naming import identity
from tui.commandline.speech import answer, note
from tui.commandline.status import Status
from tui.language import phrase
from tui.words.labels import period_name


def declare(parser: ArgumentParser) -> None:
    """Adds what `remove` takes."""
    parser.add_argument("reports", metavar="REPORT", nargs="+", help=phrase("commands.remove.reports"))


def run(arguments: Namespace) -> int:
    """Removes all the reports named, or none where one of them is unknown or ambiguous."""
    library = Library.open(folder(arguments))
    entries = library.entries()
    chosen: dict[str, CatalogEntry] = {}
    for words in descriptions(arguments.reports, entries):
        found = matching(words, entries)
        if len(found) != 1:
            note(_unclear(words, found))
            return Status.REFUSED
        chosen[found[0].id] = found[0]
    with library.writer() as writer:
        for entry in chosen.values():
            writer.remove(entry.id)
            answer(phrase("commands.remove.removed", identity=identity(entry.report), id=entry.id))
    return Status.DONE


def descriptions(arguments: Sequence[str], entries: Sequence[CatalogEntry]) -> list[tuple[str, ...]]:
    """What each report is called: one call an argument where one is an id or has a blank in it, else all together."""
    ids = {entry.id for entry in entries}
    if any(argument in ids or len(argument.split()) > 1 for argument in arguments):
        return [tuple(argument.split()) for argument in arguments]
    return [tuple(arguments)]


def matching(words: Sequence[str], entries: Sequence[CatalogEntry]) -> list[CatalogEntry]:
    """The reports that every word speaks of, one of the words naming the report itself or its own region."""
    by_id = [entry for entry in entries if tuple(words) == (entry.id,)]
    return by_id or [entry for entry in entries if _speaks_of(words, entry)]


def _speaks_of(words: Sequence[str], entry: CatalogEntry) -> bool:
    report = entry.report
    if report.region is None:
        return False
    own = (report.region.name, report.region.code)
    around = (*report.region.path, report.period or "", period_name(report.period), report.agency or "")
    # 浙江 2022 must not take a county's report away because the province itself has none.
    return any(_names(word, own) for word in words) and all(_names(word, own + around) for word in words)


def _names(word: str, names: Sequence[str]) -> bool:
    return any(name.casefold().startswith(word.casefold()) for name in names if name)


def _unclear(words: Sequence[str], found: Sequence[CatalogEntry]) -> str:
    said = " ".join(words)
    if not found:
        return phrase("commands.remove.unknown", words=said)
    reports = "; ".join(f"{identity(entry.report)} ({entry.id})" for entry in found)
    return phrase("commands.remove.several", words=said, count=len(found), reports=reports)
