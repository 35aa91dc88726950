"""A pane: a title bar over what it shows."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widget import Widget

from tui.widgets.backdrop import Backdrop
from tui.widgets.title_bar import TitleBar


class Pane(Backdrop, Vertical):
    """A title bar and one widget below it; the bar tells whether the widget has the focus."""

    DEFAULT_CSS = """
    Pane { height: 1fr; width: 1fr; }
    """

    def __init__(
        self,
        body: Widget,
        heading: str = "",
        *,
        id: str | None = None,  # noqa: A002
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self.bar = TitleBar(heading)
        self.body = body

    def on_mount(self) -> None:
        """Follows the body as it scrolls."""
        self.watch(self.body, "scroll_y", self._tell_position, init=False)
        self.watch(self.body, "virtual_size", self._tell_position, init=False)

    def on_resize(self) -> None:
        """The body may have become longer than its pane, or no longer be so."""
        self._tell_position()

    def _tell_position(self) -> None:
        total, page = self.body.virtual_size.height, self.body.size.height
        seen = min(total, round(self.body.scroll_y) + page)
        self.bar.position = f"{100 * seen // total}%" if total > page > 0 else ""

    def compose(self) -> ComposeResult:
        """The bar over the body."""
        yield self.bar
        yield self.body

    def on_descendant_focus(self) -> None:
        """Marks the bar."""
        self.bar.active = True

    def on_descendant_blur(self) -> None:
        """Unmarks the bar, unless the focus stays in this pane: its arrival may be told before it left."""
        self.bar.active = self.has_focus_within
