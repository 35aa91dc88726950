"""What is said of what is taken along: how much it is, and what became of it."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from store import StoreError
from store.taking.taken import Quote, Table, Taken
from tui.glyphs import glyph
from tui.language import language, phrase
from tui.trouble import recorded
from tui.typesetting.harmless import harmless

if TYPE_CHECKING:
    from tui.terminal.clipboard import Copied


def is_empty(taken: Taken) -> bool:
    """Whether there is neither a quote nor a row in it."""
    return not any(isinstance(part, Quote) or (isinstance(part, Table) and part.rows) for part in taken.parts)


def amount_words(taken: Taken) -> str:
    """How many quotes and rows it has: "2 段，13 行"."""
    return phrase("taking.between").join(_amounts(taken))


def _amounts(taken: Taken) -> Iterator[str]:
    quotes = sum(isinstance(part, Quote) for part in taken.parts)
    rows = sum(len(part.rows) for part in taken.parts if isinstance(part, Table))
    if quotes:
        yield phrase("taking.quotes", count=quotes)
    if rows:
        yield phrase("taking.rows", count=rows)


def title_words(taken: Taken) -> str:
    """What it is, in one line."""
    return harmless(taken.title).replace(" · ", f" {glyph('separator')} ")


def outcome_words(outcome: Path | Exception) -> str:
    """Where something was written, or why it was not."""
    if isinstance(outcome, Path):
        return phrase("taking.written", path=harmless(str(outcome)))
    return _why(outcome)


def copied_words(taken: Taken, outcome: "Copied | Exception") -> str:
    """What was copied, how long it is, whether the terminal was told, and in which file it stands too."""
    if isinstance(outcome, Exception):
        return _why(outcome)
    facts = {"what": title_words(taken), "amount": amount_words(taken), "characters": outcome.characters}
    if outcome.too_long is not None:
        sentence = phrase("taking.too-long", **facts, size=outcome.too_long.size, longest=outcome.too_long.longest)
    else:
        sentence = phrase("taking.copied", **facts)
    if outcome.refusal is not None:
        return f"{sentence}{phrase('taking.not-kept', why=outcome.refusal.sentence(language()))}"
    key = "taking.kept" if outcome.sent else "taking.kept-only"
    return f"{sentence}{phrase(key, path=harmless(str(outcome.path)))}"


def _why(error: Exception) -> str:
    return harmless(error.sentence(language()) if isinstance(error, StoreError) else recorded(error))
