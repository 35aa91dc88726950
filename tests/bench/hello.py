"""The least that Textual can open: what the launch of duibiao is measured against."""

from textual.app import App, ComposeResult
from textual.widgets import Static


class Hello(App[None]):
    """One line of text."""

    def compose(self) -> ComposeResult:
        """The line."""
        yield Static("Hello")


if __name__ == "__main__":
    Hello().run(mouse=False)
