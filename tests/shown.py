"""What a running app shows, as the reader sees it."""

from textual.app import App


def lines(app: App[None]) -> list[str]:
    """The screen's lines without the blanks at their ends."""
    return [strip.text.rstrip() for strip in app.screen._compositor.render_strips()]


def text(app: App[None]) -> str:
    """The whole screen."""
    return "\n".join(lines(app))


def footer(app: App[None]) -> str:
    """The last line."""
    return lines(app)[-1]
