"""One report whole, with its outline."""

from textual.screen import Screen

from store.models import Reading


class ReportScreen(Screen[int]):
    """A report from its first line to its last; dismissed with the place in the source text where the reader stood."""

    def __init__(self, reading: Reading, *, place: int = 0) -> None:
        super().__init__()
        self.reading = reading
        self.start_place = place
