"""A Textual app that is at home in a terminal at the far end of a slow line."""

from typing import TYPE_CHECKING, cast

from textual import events
from textual._compositor import ChopsUpdate, CompositorUpdate, LayoutUpdate
from textual.app import App
from textual.driver import Driver
from textual.filter import LineFilter, NoColor
from textual.notifications import SeverityLevel
from textual.screen import Screen

from tui.terminal.cells import TerminalCells, ThriftyUpdate
from tui.themes import THEME_NAMES, default_theme, themes
from tui.typesetting.harmless import harmless
from tui.widgets.key_footer import KeyFooter

if TYPE_CHECKING:
    from rich.console import RenderableType


class TerminalApp(App[None], inherit_bindings=False):
    """Sends what changed and nothing else, moves nothing on its own, and never shows a traceback."""

    ENABLE_COMMAND_PALETTE = False

    def __init__(self) -> None:
        super().__init__()
        self.farewell = ""
        """A sentence for the command line, once the app is gone."""
        self.animation_level = "none"
        # Nothing pops up here, so there need be no place for it.
        self._disable_tooltips = self._disable_notifications = True
        self._cells = TerminalCells()
        self._colors: dict[str, str] = {}
        for theme in themes():
            self.register_theme(theme)
        # No theme mixes the terminal's own colours with others, so there is nothing to translate. Textual's filter for
        # NO_COLOR would turn colours into greys, and cannot take segments without a style.
        self._filters: list[LineFilter] = [NoColor()] if self.no_color else []

    def take_theme(self, name: str | None) -> None:
        """Takes a theme by its name, or the one that suits the terminal."""
        suiting = default_theme(None if self.no_color else self.console.color_system)
        self.theme = name if name in THEME_NAMES else suiting
        self._colors = self.get_css_variables()
        self.stylesheet.set_variables(self._colors)

    def refresh_css(self, animate: bool = True) -> None:
        """Reads the styles again where a colour changed; Textual asks for it at the start too, where none has."""
        colors = self.get_css_variables()
        if colors != self._colors:
            self._colors = colors
            super().refresh_css(animate)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The colours that the styles name, for the moment before a theme of ours is set."""
        return dict.fromkeys(("dim", "rule", "number", "lit", "hit"), "ansi_default")

    def _display(self, screen: Screen[object], renderable: "RenderableType | None") -> None:
        shown: RenderableType | CompositorUpdate | None = renderable
        if isinstance(renderable, LayoutUpdate | ChopsUpdate):
            self._cells.fit(*self.size)
            shown = ThriftyUpdate(renderable, self._cells)
        super()._display(screen, cast("RenderableType | None", shown))

    def _set_pointer_shape(self, shape: str) -> None:
        """Leaves the mouse pointer as it is: some terminals print what would change its shape."""

    def action_redraw(self) -> None:
        """Draws everything anew, after something else wrote on the terminal."""
        self._cells.forget()
        self.refresh(layout=True)

    async def on_event(self, event: events.Event) -> None:
        """Takes the notice away when the next key is pressed, and draws all of a terminal that changed."""
        if isinstance(event, events.Resize | Driver.SignalResume):
            self._cells.forget()
        if isinstance(event, events.Key) and not event.is_forwarded:
            for footer in self.screen.query(KeyFooter):
                footer.notice = ""
        await super().on_event(event)

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = False,
    ) -> None:
        """Says a sentence in the last line, where it stays until the next key: nothing pops up, nothing fades."""
        # The rest is Textual's; a line has no room for it.
        del title, severity, timeout, markup
        for footer in self.screen.query(KeyFooter):
            footer.notice = harmless(message)

    def watch_app_focus(self, _: bool) -> None:
        """Keeps the focus where it is when the terminal's window loses its own: a glance elsewhere repaints nothing."""

    def _handle_exception(self, error: Exception) -> None:
        # Textual would print the traceback over the reader's terminal.
        from tui.trouble import recorded

        self._return_code = 1
        if self._exception is None:
            self._exception = error
            self._exception_event.set()
            self.farewell = recorded(error)
        self._close_messages_no_wait()
