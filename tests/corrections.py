"""Corrections made and looked at, as a user does both."""

from handmade_reports import HAIYAN_2022

from store import (
    Correction,
    Library,
    Standing,
    check_library,
    indicator_at,
    indicator_correction,
    report_id,
    section_at,
    section_correction,
)
from store.models import Indicator

RICH = report_id(HAIYAN_2022.report)
MEALS = "办起助餐点58个"


def correct(library: Library, place: str, report: str = RICH, **values: str | None) -> Correction:
    reading = library.reading(report)
    with library.writer() as writer:
        return writer.correct(indicator_correction(report, reading, indicator_at(reading, place), values))


def correct_kind(library: Library, place: str, kind: str, report: str = RICH) -> Correction:
    reading = library.reading(report)
    with library.writer() as writer:
        return writer.correct(section_correction(report, reading, section_at(reading, place), kind))


def shown(library: Library, number: str, report: str = RICH) -> Indicator:
    """The indicator with these digits, as anyone who opens the library now is shown it."""
    reading = Library.open(library.folder).reading(report)
    (found,) = [each for each in reading.indicators if reading.text[each.number_start : each.number_end] == number]
    return found


def standings(library: Library) -> list[Standing]:
    return [standing for _, standing in Library.open(library.folder).corrections()]


def reasons(library: Library) -> list[str]:
    return [fault.error.reason for fault in check_library(library.folder)]
