"""How many promises of each domain came to which end."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import ClassVar

from store.comparing.promises.outcomes import Verdict
from tui.fitting import aligned_left, aligned_right
from tui.language import phrase
from tui.messages import DomainChosen
from tui.typesetting.width import cells
from tui.widgets.line_list import LineList, Pieces
from tui.words.labels import domain_name

Counts = Mapping[str, Counter[Verdict]]

_GAP = 1
_LEAST_NAME, _MOST_NAME, _LEAST_NUMBER = 8, 24, 3


class PromiseCounts(LineList):
    """A row a domain, the first one for all of them; the cursor is on the domain that is shown."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"line--head"}
    head_lines = 1

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._rows: Sequence[tuple[str | None, Sequence[int]]] = ((None, ()),)

    @property
    def domain(self) -> str | None:
        """The domain under the cursor; None for all."""
        return self._rows[self.cursor][0]

    def show(self, counts: Counts, texts: Counter[str], chosen: str | None) -> None:
        """Shows other counts, those of the promises in words behind them; the cursor is on the domain chosen, or on all
        where it is not among them."""
        domains = list(dict.fromkeys([*counts, *texts]))
        rows = {domain: _numbers(counts.get(domain, Counter()), texts[domain]) for domain in domains}
        of_all = [sum(column) for column in zip(*rows.values(), strict=True)]
        self._rows = ((None, of_all), *rows.items())
        with self.prevent(DomainChosen):
            self.cursor = next((at for at, (domain, _) in enumerate(self._rows) if domain == chosen), 0)
            self.lines_changed()

    def line_count(self) -> int:
        """One row a domain, one for all."""
        return len(self._rows)

    def head(self, width: int) -> Pieces:
        """What the columns count."""
        room, columns = self._widths(width - 1)
        names = "".join(aligned_right(name, cell) for name, cell in zip(_heads(), columns, strict=True))
        return ((" " + aligned_left(phrase("promises.column.domain"), room) + names, "head"),)

    def line(self, index: int, width: int) -> Pieces:
        """A domain and its counts; a dash where there is none."""
        domain, numbers = self._rows[index]
        room, columns = self._widths(width)
        return (
            (aligned_left(domain_name(domain), room), ""),
            *(
                (aligned_right(str(number) if number else "-", cell), "" if number else "dim")
                for number, cell in zip(numbers, columns, strict=False)
            ),
        )

    def cursor_moved(self) -> None:
        """Chooses the domain under the cursor."""
        self.post_message(DomainChosen(self.domain))

    def _widths(self, width: int) -> tuple[int, list[int]]:
        """The cells of the names and of each column."""
        columns = [max(cells(name), _LEAST_NUMBER) + _GAP for name in _heads()]
        return max(min(width - sum(columns), _MOST_NAME), _LEAST_NAME), columns


def _heads() -> list[str]:
    return [*(phrase(f"promises.brief.{verdict}") for verdict in Verdict), phrase("promises.text")]


def _numbers(counts: Counter[Verdict], texts: int) -> list[int]:
    return [*(counts[verdict] for verdict in Verdict), texts]
