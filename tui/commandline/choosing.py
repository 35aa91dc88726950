"""What the words on the command line name: reports, regions, a measure, a domain."""

from argparse import ArgumentTypeError
from collections.abc import Iterator, Sequence

from store import Library
from store.dates import parse_period
from store.models import Region
from store.regions import CatalogEntry, recency
from store.taxonomy import domains
from tui.commandline.naming import INTO, identity
from tui.commandline.remove import matching
from tui.commandline.speech import note
from tui.language import phrase

_MOST_NAMED = 6
_MOST_MEASURES_NAMED = 12
MOST_COLUMNS = 40
"""So many reports stand side by side at most where nothing but regions was named."""


def domain_named(typed: str) -> str:
    """The key of the domain with this key or name; ArgumentTypeError where there is none."""
    for domain in domains():
        if typed.casefold() in (domain.key, domain.chinese, domain.english.casefold()):
            return domain.key
    known = ", ".join(f"{domain.key} {domain.chinese}" for domain in domains())
    raise ArgumentTypeError(phrase("commands.compare.unknown-domain", domain=typed, domains=known))


def reports_named(arguments: Sequence[str], library: Library) -> list[CatalogEntry] | None:
    """The report that each argument names, the newest where it says no period; None, with a note, where one is unknown
    or may be of several regions. A period behind a region belongs to it."""
    entries = library.entries()
    chosen: dict[str, CatalogEntry] = {}
    for named in _calls(arguments):
        found = _newest(matching(tuple(named.split()), entries))
        if len(found) != 1:
            note(_unclear(named, found))
            return None
        chosen[found[0].id] = found[0]
    return list(chosen.values())


def newest_reports(library: Library, regions: Sequence[str], year: int | None) -> list[CatalogEntry] | None:
    """The newest report of each of the regions and of those in them, of all where none is named, of a year or of any.
    None, with a note, where there is none; of very many some are left out, with a note."""
    newest: dict[Region | None, CatalogEntry] = {}
    for entry in library.in_order():
        of_year = year is None or (entry.report.period or "").startswith(str(year))
        if of_year and within(regions, entry.report.region):
            newest.setdefault(entry.report.region, entry)
    if not newest:
        note(phrase("commands.measures.no-report"))
        return None
    if len(newest) > MOST_COLUMNS:
        note(phrase("commands.measures.left-out", count=len(newest) - MOST_COLUMNS))
    return list(newest.values())[:MOST_COLUMNS]


def within(named: Sequence[str], region: Region | None) -> bool:
    """Whether a region is one of those named, or lies in one; every region does where none is named."""
    from store.search.filters import meets_region

    return not named or any(meets_region(each, region) for each in named)


def region_named(words: Sequence[str], library: Library) -> tuple[str, ...] | None:
    """The path of the region that the words speak of; None, with a note, where it is none of those that reports are of,
    or one of several."""
    found = matching(words, library.entries())
    paths = list(dict.fromkeys(entry.report.region.path for entry in found if entry.report.region))
    if len(paths) == 1:
        return paths[0]
    named = "; ".join(INTO.join(path) for path in paths[:_MOST_NAMED])
    reason = "several" if paths else "unknown"
    note(phrase(f"commands.promises.{reason}", words=" ".join(words), count=len(paths), regions=named))
    return None


def measure_named(words: str) -> str | None:
    """The key of the measure that the words name; None, with a note, where they name none or several."""
    keys = measures_named(words)
    if len(keys) == 1:
        return next(iter(keys))
    reason = "several" if keys else "unknown"
    named = "; ".join(f"{name} ({key})" for key, name in list(keys.items())[:_MOST_MEASURES_NAMED])
    note(phrase(f"commands.measures.{reason}", words=words, measures=named))
    return None


def measures_named(words: str) -> dict[str, str]:
    """The measures that the words name, with their Chinese names: by key or name, or as a report would say it, or else
    all whose names hold the words."""
    from store.measures import measures

    known = measures()
    asked = words.strip().casefold()
    for fits in (
        [each for each in known if asked in (each.key, each.chinese, each.english.casefold())],
        [each for each in known if each.said_by(words.strip(), "")],
        [each for each in known if asked and (asked in each.chinese or asked in each.english.casefold())],
    ):
        if fits:
            return {each.key: each.chinese for each in fits}
    return {}


def _calls(arguments: Sequence[str]) -> Iterator[str]:
    call = ""
    for argument in arguments:
        if call and parse_period(argument) is not None:
            call = f"{call} {argument}"
        else:
            if call:
                yield call
            call = argument
    if call:
        yield call


def _newest(found: Sequence[CatalogEntry]) -> list[CatalogEntry]:
    """Of each region and agency the newest report."""
    newest: dict[object, CatalogEntry] = {}
    for entry in sorted(found, key=lambda entry: recency(entry.report.period), reverse=True):
        newest.setdefault((entry.report.region, entry.report.agency), entry)
    return list(newest.values())


def _unclear(named: str, found: Sequence[CatalogEntry]) -> str:
    if not found:
        return phrase("commands.compare.unknown", words=named)
    reports = "; ".join(f"{identity(entry.report)} ({entry.id})" for entry in found[:_MOST_NAMED])
    return phrase("commands.compare.several", words=named, count=len(found), reports=reports)
