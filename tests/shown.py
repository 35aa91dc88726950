"""What a running app shows, as the reader sees it."""

from textual.app import App

from tui.widgets.key_footer import KeyFooter


def lines(app: App[None]) -> list[str]:
    """The screen's lines without the blanks at their ends."""
    return [strip.text.rstrip() for strip in app.screen._compositor.render_strips()]


def text(app: App[None]) -> str:
    """The whole screen."""
    return "\n".join(lines(app))


def footer(app: App[None]) -> str:
    """The foot of the screen: its last line, or all that a long notice takes, as if it were one."""
    feet = app.screen.query(KeyFooter)
    return "".join(line[1:] for line in lines(app)[-(feet.last().size.height if feet else 1) :])
