"""Nothing that grep finds is missed: pieces drawn from the reports are looked up, and every place of them is found.

What should be found is told by the source alone: by its lines, and by its paragraphs as they were mended.
"""

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pytest
from indexed import library_folder

from store import Reading, read_file, seed_reports
from store.index.documents import index_documents
from store.index.opening import open_index
from store.index.report_sheet import report_sheet
from store.index.writing import index_writer
from store.passages import passages_by_section
from store.search.engine import Engine
from store.search.grammar import parse
from store.search.query import Clause, Query, Word
from store.search.question import question

DRAWN, TYPED = 2000, 500
SHARED = Path(__file__).parents[2] / "shared"
"""Reports as users have them, where they are at hand."""
A_THIRD = 3
ALL = 100_000

Found = set[tuple[str, str]]


@dataclass(frozen=True)
class Source:
    """A report as it is searched by hand."""

    name: str
    reading: Reading

    @cached_property
    def owners(self) -> dict[int, str]:
        """For every character of a passage the section in which it is shown."""
        shown = passages_by_section(self.reading)
        return {
            place: self.reading.sections[index].id if index >= 0 else ""
            for index, passages in shown.items()
            for passage in passages
            for span in passage.spans
            for place in range(span.start, span.end)
        }

    @cached_property
    def mended(self) -> list[tuple[str, list[int]]]:
        """The paragraphs of several spans: their text, and where each of its characters stands."""
        return [
            (
                "".join(self.reading.text[span.start : span.end] for span in paragraph.spans),
                [place for span in paragraph.spans for place in range(span.start, span.end)],
            )
            for paragraph in self.reading.paragraphs
            if len(paragraph.spans) > 1
        ]

    def sections_with(self, piece: str) -> Iterator[str]:
        """The section of every place of a piece, within one line or one mended paragraph."""
        blanks = len(piece) - len(piece.lstrip())
        for start in places(piece, self.reading.text):
            yield self.owners[start + blanks]
        for text, origins in self.mended:
            for start in places(piece, text):
                yield self.owners[origins[start + blanks]]


def places(piece: str, text: str) -> Iterator[int]:
    at = text.find(piece)
    while at >= 0:
        yield at
        at = text.find(piece, at + 1)


class Reports:
    """All the reports, searched by hand and by the index."""

    def __init__(self, sources: Sequence[Source], engine: Engine) -> None:
        self.sources = sources
        self._engine = engine

    def by_hand(self, piece: str) -> Found:
        """Where a piece stands."""
        return {(source.name, section) for source in self.sources for section in source.sections_with(piece)}

    def by_index(self, query: Query) -> Found:
        """What a query finds."""
        finds = self._engine.find(question(query, {}), ALL, 0)
        found = {(find.origin.report, find.sheet.section) for find in finds.sections}
        counts = finds.counting()
        assert (counts.total, counts.reports) == (len(found), len({report for report, _ in found}))
        return found


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reports]:
    files = [*seed_reports(), *sorted((SHARED / "seeds").glob("*.txt"))]
    files += sorted((SHARED / "corpus").rglob("*.txt"))[::A_THIRD]
    sources = [Source(f"{number}", read_file(path)) for number, path in enumerate(files)]
    folder = library_folder(tmp_path_factory.mktemp("complete") / "library")
    with index_writer(folder, ()) as writer:
        for source in sources:
            writer.put(index_documents(report_sheet(source.name, source.reading, "")))
    opened = open_index(folder)
    engine = Engine(opened.searcher, opened.schema, ())
    yield Reports(sources, engine)
    engine.close()
    opened.close()


def drawn(reports: Reports, chance: random.Random, longest: int = 12) -> str:
    """A piece of a line or of a mended paragraph, often across the place where it was mended."""
    while True:
        source = chance.choice(reports.sources)
        length = chance.randint(2, longest)
        if source.mended and chance.random() < 0.3:
            text, origins = chance.choice(source.mended)
            joints = [at for at in range(1, len(origins)) if origins[at] != origins[at - 1] + 1]
            start = max(0, chance.choice(joints) - chance.randint(1, length - 1)) if joints else 0
        else:
            text = chance.choice([line for line in source.reading.text.split("\n") if len(line.strip()) > 1])
            start = chance.randrange(max(1, len(text) - length))
        piece = text[start : start + length]
        if len(piece.strip()) > 1 and "\n" not in piece:
            return piece


def exactly(piece: str) -> Query:
    return Query(piece, (Clause((Word(piece, exact=True),)),))


def test_every_piece_of_a_report_is_found_wherever_it_stands(reports: Reports):
    chance = random.Random(20220101)
    across = 0
    for _ in range(DRAWN):
        piece = drawn(reports, chance)
        wanted, found = reports.by_hand(piece), reports.by_index(exactly(piece))
        assert wanted, piece
        assert wanted <= found, (piece, wanted - found)
        across += not any(piece in source.reading.text for source in reports.sources)
    assert across > 30 or not any(source.mended for source in reports.sources)


WIDE = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}
TRADITIONAL = str.maketrans("养护级业务", "養護級業務")


def spaced(piece: str) -> str:
    return "\u3000".join(piece)


def separated(piece: str) -> str:
    """Digits with separators between the thousands."""
    number = "".join(character for character in piece if character.isdigit() and character.isascii())
    plain = len(number) > 3 and number in piece and "," not in piece and "." not in piece
    return piece.replace(number, f"{int(number):,}") if plain and not number.startswith("0") else piece


WAYS: Sequence[Callable[[str], str]] = (
    lambda piece: f'"{piece.translate(WIDE)}"',
    lambda piece: f"“{piece.translate(TRADITIONAL)}”",
    lambda piece: f'"{piece.upper()}"',
    lambda piece: f'"{spaced(piece)}"',
    lambda piece: f'"{piece}" kind:总结|计划|形势|前言|附件 year:1990..',
    lambda piece: f'"{piece}"|"魑魅魍魉"',
    lambda piece: f'"{piece}" -"魑魅魍魉"',
    lambda piece: f'"{piece}" "{piece[:2]}"',
)


def test_every_way_to_type_a_piece_finds_it(reports: Reports):
    chance = random.Random(20220102)
    for number in range(TYPED):
        piece = drawn(reports, chance, longest=8).replace('"', "").replace("”", "").replace("“", "").strip()
        if len(piece) < 2:
            continue
        typed = parse(WAYS[number % len(WAYS)](piece))
        assert typed.mistakes == (), typed
        wanted, found = reports.by_hand(piece), reports.by_index(typed)
        assert wanted <= found, (typed.text, wanted - found)


def test_numbers_are_found_with_separators_and_without(reports: Reports):
    tried = 0
    for source in reports.sources:
        for line in source.reading.text.split("\n"):
            if (typed := separated(line[:40])) != line[:40]:
                tried += 1
                assert reports.by_hand(line[:40]) <= reports.by_index(exactly(typed)), typed
    assert tried > 20
