"""How the commands name a report."""

from store.models import Report
from tui.language import phrase
from tui.words.labels import period_name

INTO = " › "
"""Between a region or heading and what lies in it."""


def region_path(report: Report) -> str:
    """The region from the province down, or that the report does not say."""
    return phrase("report.no-region") if report.region is None else INTO.join(report.region.path)


def identity(report: Report) -> str:
    """Region, period and agency, as far as they are known."""
    return " ".join(filter(None, (region_path(report), period_name(report.period), report.agency)))
