"""`duibiao inspect FILE`: what a file is read as; stores nothing."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from pathlib import Path

from store import read_file
from store.documents import reading_document
from store.models import Change, Indicator, Reading, Section
from tui.commandline import clues
from tui.commandline.naming import region_path
from tui.commandline.speech import answer, document, table
from tui.commandline.status import Status
from tui.figures import amount, figure
from tui.labels import domain_name, period_name
from tui.language import phrase
from tui.typesetting.width import cells

_COLUMNS = ("name", "value", "earlier", "change", "domain", "tense", "period", "section")
_VALUES = frozenset({1, 2, 3})


def declare(parser: ArgumentParser) -> None:
    """Adds what `inspect` takes."""
    parser.add_argument("file", metavar="FILE", type=Path, help=phrase("commands.inspect.file"))
    parser.add_argument("--json", action="store_true", help=phrase("commands.inspect.json"))
    clues.declare(parser, "inspect")


def run(arguments: Namespace) -> int:
    """Prints the reading, as JSON for a program or as a summary for a reader."""
    reading = read_file(arguments.file, clues.clues(arguments))
    if arguments.json:
        document(reading_document(reading))
    else:
        _summarize(reading)
    return Status.DONE


def _summarize(reading: Reading) -> None:
    fields = [(phrase(f"commands.inspect.field.{name}"), value) for name, value in _identity(reading)]
    margin = max(cells(label) for label, _ in fields) + 2
    for label, value in fields:
        answer(label + " " * (margin - cells(label)) + value)
    answer("")
    answer(phrase("commands.inspect.outline", count=len(reading.sections)))
    for section in reading.sections:
        answer(_outline_line(section))
    answer("")
    answer(phrase("commands.inspect.indicators", count=len(reading.indicators)))
    table(
        [phrase(f"commands.inspect.column.{column}") for column in _COLUMNS],
        map(_indicator_row, reading.indicators),
        numeric=_VALUES,
    )


def _identity(reading: Reading) -> Iterator[tuple[str, str]]:
    report, unknown = reading.report, phrase("commands.inspect.unknown")
    region = report.region
    yield "region", unknown if region is None else f"{region_path(report)} ({region.code})"
    yield "agency", report.agency or unknown
    yield "period", unknown if report.period is None else period_name(report.period)
    yield "title", report.title or unknown
    yield "published", report.published or unknown
    source = report.source
    facts = {"name": source.name, "encoding": source.encoding, "characters": source.characters}
    yield "source", phrase("commands.inspect.field.source-facts", **facts)


def _outline_line(section: Section) -> str:
    title = section.title or phrase("commands.inspect.untitled")
    spoken_of = [phrase(f"commands.kind.{section.kind}"), *map(domain_name, section.domains)]
    return f"{'  ' * section.level}{section.id} {title} [{' '.join(spoken_of)}]"


def _indicator_row(indicator: Indicator) -> tuple[str, ...]:
    return (
        indicator.name,
        figure(indicator),
        "" if indicator.previous is None else amount(indicator.previous, indicator.unit),
        "" if indicator.change is None else _signed(indicator.change),
        domain_name(indicator.domain),
        phrase(f"commands.tense.{indicator.tense}"),
        "" if indicator.period is None else period_name(indicator.period),
        indicator.section,
    )


def _signed(change: Change) -> str:
    return ("+" if change.value > 0 else "") + amount(change.value, change.unit)
