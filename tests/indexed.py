"""Sheets and indexes for the tests: what stands in a sheet, and small indexes of small reports."""

from bisect import bisect_left
from pathlib import Path

import tantivy

from store.index.documents import IndexDocuments, index_documents
from store.index.folding import fold, readings
from store.index.opening import OpenIndex
from store.index.payload import section_from
from store.index.report_sheet import report_sheet
from store.index.schema import Name
from store.index.sheets import ReportSheet, Stretch
from store.models import Clues, Reading, Source
from store.reading import read


def read_text(text: str) -> Reading:
    return read(text, Source("报告.txt", "", "utf-8", len(text)), Clues(region="浙江省宁波市宁海县", period="2022"))


def stands(piece: str, stretch: Stretch) -> bool:
    """Whether a piece of text stands in a stretch, by what sheets promise."""
    folded = fold(stretch.text)
    if stretch.joint is None:
        return any(reading in folded.text for reading in readings(piece))
    joint = bisect_left(folded.origins, stretch.joint)
    return any(0 <= folded.text.find(reading, max(joint - len(reading) + 1, 0)) < joint for reading in readings(piece))


def sections_with(piece: str, sheet: ReportSheet) -> list[str]:
    """The sections of a sheet in which a piece of text stands."""
    return [
        section.section for section in sheet.sections if any(stands(piece, stretch) for stretch in section.stretches)
    ]


def library_folder(folder: Path) -> Path:
    """A folder that is enough of a library for an index."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "catalog.json").write_text("{}")
    return folder


def coming(identifier: str, text: str = "敬老院三所。", mark: str = "m") -> IndexDocuments:
    """A report of one passage on its way into an index."""
    return index_documents(report_sheet(identifier, read_text(text), mark))


def found(index: OpenIndex, *bigrams: str) -> set[str]:
    """The ids of the reports in whose sections the bigrams follow each other."""
    schema = index.schema
    query = (
        tantivy.Query.phrase_query(schema, Name.BODY, list(bigrams))
        if len(bigrams) > 1
        else tantivy.Query.term_query(schema, Name.BODY, bigrams[0])
    )
    hits = index.searcher.search(query, limit=1000).hits
    return {section_from(index.searcher.doc(address)[Name.PAYLOAD][0])[0].report for _, address in hits}
