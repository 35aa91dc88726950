"""Two reports of a library held against each other; and what is wanting where there are none."""

from collections.abc import Sequence
from dataclasses import replace

from store import Library
from store.comparing.periods import Pair, reports_of
from store.comparing.promises.outcomes import promises
from tui.language import phrase
from tui.typesetting.harmless import harmless
from tui.words.labels import period_name
from tui.words.promises import Held


def held(library: Library, pair: Pair, domain: str | None = None) -> Held:
    """What became of what the earlier report promised, of one domain or of all; raises as `Library.reading` does."""
    said_in, told_in = library.reading(pair.earlier.id), library.reading(pair.later.id)
    return within(Held(pair.earlier, pair.later, said_in, told_in, promises(said_in, told_in)), domain)


def within(whole: Held, domain: str | None) -> Held:
    """The same with the promises of one domain only; None leaves all."""
    if domain is None:
        return whole
    found = whole.promises
    return replace(
        whole,
        promises=replace(
            found,
            measured=tuple(each for each in found.measured if each.domain == domain),
            intentions=tuple(each for each in found.intentions if each.domain == domain),
        ),
    )


def wanting(library: Library, path: Sequence[str]) -> str:
    """What to load so that the promises of a region can be held against results, in a sentence."""
    periods = sorted({entry.report.period for entry in reports_of(library, path) if entry.report.period})
    between = phrase("promises.between")
    wanted = {year for period in periods for year in _beside(period)}
    missing = between.join(sorted(wanted - set(periods)))
    told = between.join(map(period_name, periods))
    reason = "one-report" if len(periods) == 1 else "not-consecutive"
    return phrase(f"promises.{reason}", region=harmless(path[-1]), periods=told, wanted=missing)


def _beside(period: str) -> tuple[str, str]:
    """The years whose reports come before and after one of this period."""
    year = int(period[:4])
    return str(year - 1), str(year if period.endswith("H1") else year + 1)
