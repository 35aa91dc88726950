"""`duibiao inspect FILE`: what a file is read as; stores nothing."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from store import read_file
from store.documents import reading_document
from store.models import Reading, Section
from tui.commandline import clues, indicator_rows
from tui.commandline.naming import region_path
from tui.commandline.speech import answer, document
from tui.commandline.status import Status
from tui.language import phrase
from tui.typesetting.width import cells
from tui.words.labels import domain_name, period_name


def declare(parser: ArgumentParser) -> None:
    """Adds what `inspect` takes."""
    parser.add_argument("file", metavar="FILE", type=Path, help=phrase("commands.inspect.file"))
    parser.add_argument("--unsure", action="store_true", help=phrase("commands.inspect.unsure"))
    parser.add_argument("--json", action="store_true", help=phrase("commands.inspect.json"))
    clues.declare(parser, "inspect")


def run(arguments: Namespace) -> int:
    """Prints the reading, as JSON for a program or as a summary for a reader."""
    reading = read_file(arguments.file, clues.clues(arguments))
    shown = tuple(each for each in reading.indicators if each.unsure) if arguments.unsure else reading.indicators
    if arguments.json:
        document(reading_document(replace(reading, indicators=shown)))
    elif arguments.unsure:
        answer(phrase("commands.inspect.unsure-of", unsure=len(shown), count=len(reading.indicators)))
        indicator_rows.show(shown)
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
    unsure = sum(indicator.unsure for indicator in reading.indicators)
    legend = phrase("commands.inspect.legend", unsure=unsure) if unsure else ""
    answer(phrase("commands.inspect.indicators", count=len(reading.indicators)) + legend)
    indicator_rows.show(reading.indicators)


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
