"""Texts that a spreadsheet must not run."""

_STARTS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
_NOTHING_STATED = "-"


def guarded(text: str) -> str:
    """The text as a spreadsheet takes it for text when it opens or is pasted a line of cells: with an apostrophe in
    front where it would else be a formula."""
    return f"'{text}" if text != _NOTHING_STATED and text.lstrip().startswith(_STARTS) else text
