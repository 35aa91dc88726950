"""Reports looked through without the index: slower, and with the same answers."""

from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from store.errors import StoreError
from store.index.folding import fold
from store.index.report_sheet import report_sheet
from store.index.sheets import ReportSheet
from store.library.catalog import Record, mark_of_record
from store.library.reports import find_report, report_path, waiting_path
from store.library.storage import DocumentStorage
from store.models import Reading
from store.search.folded_section import FoldedSection, folded_section
from store.search.scanned_lexicon import AFFORDABLE, ScannedLexicon

_CHARACTERS_KEPT = 4_000_000
"""Of the reports last looked through so much text is kept, for the next key pressed."""


@dataclass(frozen=True, slots=True)
class FoldedReport:
    """A report's sheet with its sections folded, in the same order."""

    sheet: ReportSheet
    sections: tuple[FoldedSection, ...]


class Scanner:
    """Takes the reports of a library's folder apart, and keeps those that it read last."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._kept: OrderedDict[tuple[str, str], FoldedReport] = OrderedDict()
        self._characters = 0
        self._lexicon: tuple[tuple[str, ...], ScannedLexicon] | None = None

    def report(self, record: Record, promising: Callable[[str], bool] | None = None) -> FoldedReport | None:
        """A report folded; None where its folded text promises nothing. StoreError where it cannot be read.

        A report's text read through once is no sure ground for the order of its characters, which mending changes;
        `promising` should look only at which characters there are.
        """
        key = (record.entry.id, mark_of_record(record))
        if key in self._kept:
            self._kept.move_to_end(key)
            return self._kept[key]
        if promising is not None and not self._promises(record.entry.id, promising):
            return None
        reading, _ = find_report(self._folder, record.entry)
        sheet = report_sheet(record.entry.id, self._set_right(record, reading), key[1])
        found = FoldedReport(sheet, tuple(map(folded_section, sheet.sections)))
        self._keep(key, found)
        return found

    def lexicon(self, records: Sequence[Record]) -> ScannedLexicon | None:
        """The words of some reports by their sounds, gathered when they are first asked for; None of too many."""
        if len(records) > AFFORDABLE:
            return None
        state = tuple(map(mark_of_record, records))
        if self._lexicon is None or self._lexicon[0] != state:
            reports = []
            for record in records:
                with suppress(StoreError):
                    reports.append(self.report(record))
            sections = [section for report in reports if report is not None for section in report.sections]
            self._lexicon = state, ScannedLexicon(sections)
        return self._lexicon[1]

    def forget(self) -> None:
        """Lets go of what was kept."""
        self._kept.clear()
        self._characters = 0
        self._lexicon = None

    def _promises(self, identifier: str, promising: Callable[[str], bool]) -> bool:
        texts = list(self._texts(identifier))
        return not texts or any(promising(fold(text).text) for text in texts)

    def _texts(self, identifier: str) -> Iterator[str]:
        """The text of a report wherever its document may stand; none of a document that is not one."""
        for path in (report_path(self._folder, identifier), waiting_path(self._folder, identifier)):
            with suppress(StoreError, KeyError, AttributeError, TypeError):
                for report in (DocumentStorage(path).read() or {"report": {}})["report"].values():
                    yield str(report["text"])

    def _set_right(self, record: Record, reading: Reading) -> Reading:
        if not record.corrections:
            return reading
        from store.correcting import corrected
        from store.library.corrections import of_report, read_corrections

        return corrected(reading, of_report(read_corrections(self._folder), record.entry.id)).reading

    def _keep(self, key: tuple[str, str], report: FoldedReport) -> None:
        self._kept[key] = report
        self._characters += _size(report)
        while self._characters > _CHARACTERS_KEPT and len(self._kept) > 1:
            _, left = self._kept.popitem(last=False)
            self._characters -= _size(left)


def _size(report: FoldedReport) -> int:
    return sum(len(section.own) for section in report.sections)
