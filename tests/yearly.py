"""Small reports of one region, a few sentences each, period after period; each figure is read by hand."""

from collections.abc import Sequence

from handmade import HAIYAN, Heading, Stated, build

from store.models import Change, Reading, Region


def year(period: str, *stated: Stated, region: Region = HAIYAN, agency: str | None = "民政局") -> Reading:
    """A report of a period, each of its figures in a sentence of its own."""
    text = "一、工作回顾\n" + "".join(f"{region.name}{period}{each.quote}。\n" for each in stated)
    headings = (Heading("一、工作回顾", "工作回顾", 1, ("eldercare",)),)
    return build(text, region=region, period=period, agency=agency, headings=headings, stated=stated)


def said(quote: str, number: str, name: str, unit: str, **other: object) -> Stated:
    """A figure in the words that say it."""
    return Stated(quote, number, name, unit, **{"domain": "eldercare", **other})  # type: ignore[arg-type]


def grown(percent: float, unit: str = "%") -> Change:
    """A change that is stated beside a figure."""
    return Change(percent, unit)


def by_id(readings: Sequence[Reading]) -> dict[str, Reading]:
    """The readings by names of the tests' own: the periods that they are of."""
    return {f"r{reading.report.period}": reading for reading in readings}
