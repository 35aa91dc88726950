"""How reports, regions, periods and domains are named in the panes."""

import re

from store.excerpts import View
from store.models import Report
from store.taxonomy import domains
from tui.language import language, phrase
from tui.typesetting.harmless import harmless

_HALF = re.compile(r"(\d{4})H([12])")


def period_name(period: str | None) -> str:
    """A period as it is read: 2022, 2023上 for its first half."""
    if period is None:
        return phrase("report.no-period")
    half = _HALF.fullmatch(period)
    if half:
        return phrase(f"report.half-{half[2]}", year=half[1])
    return harmless(period)


def region_name(report: Report) -> str:
    """The region's own name, without those that it lies in."""
    return phrase("report.no-region") if report.region is None else harmless(report.region.name)


def report_name(report: Report) -> str:
    """A report in the fewest words: 奉化区 2022."""
    return f"{region_name(report)} {period_name(report.period)}"


def domain_name(key: str | None) -> str:
    """A domain of the taxonomy in the chosen language; None names all of them together."""
    if key is None:
        return phrase("domains.all")
    for domain in domains():
        if domain.key == key:
            return domain.chinese if language() == "zh" else domain.english
    return harmless(key)


def view_name(view: View) -> str:
    """Which side of a report is shown."""
    return phrase(f"view.{view.value}")
