"""Citations: made from reports, and put into one line as one would put them into a footnote."""

import re
from collections.abc import Iterable, Iterator

from store.models import Report, Span
from store.taking.taken import Citation
from store.taking.wording import Wording, wording

_HALF = re.compile(r"(\d{4})H([12])")
_YEAR = re.compile(r"\d{4}")


def citation(cited: Citation, language: str) -> str:
    """A citation in one line, in "zh" or "en": whose report, its title, period and date, the headings, the characters.

    浙江省宁波市奉化区民政局《…》，2022年，2023-01-10发布，一、… › （二）…，原文字符120–180。
    """
    words = wording(language)
    return words("comma").join(_pieces(cited, words)) + words("stop")


def report_cited(cited: Citation, language: str) -> str:
    """The report alone that a citation is of: whose it is, its title, period and date, in one line."""
    words = wording(language)
    return words("comma").join(_report_pieces(cited, words))


def citation_of(report: str, about: Report, path: tuple[str, ...], start: int, end: int) -> Citation:
    """The characters `[start, end)` of the report with this id, under these headings, as a citation."""
    return Citation(
        report=report,
        region=about.region.path if about.region else (),
        agency=about.agency,
        period=about.period,
        title=about.title,
        published=about.published,
        path=path,
        start=start,
        end=end,
    )


def citation_of_spans(report: str, about: Report, path: tuple[str, ...], spans: Iterable[Span]) -> Citation:
    """Words that stand in these spans, cited from the first of their characters to the last: what a page tore apart
    may go on before where it begins."""
    places = [(span.start, span.end) for span in spans]
    return citation_of(report, about, path, min(start for start, _ in places), max(end for _, end in places))


def period_worded(period: str | None, words: Wording) -> str:
    """A period as it is cited: 2022年, 2023年上半年; nothing where it is unknown."""
    if period is None:
        return ""
    half = _HALF.fullmatch(period)
    if half:
        return words(f"half-{half[2]}", year=half[1])
    return words("period", year=period) if _YEAR.fullmatch(period) else period


def region_worded(path: tuple[str, ...], words: Wording) -> str:
    """A region from the province down, as it is cited."""
    return words("region").join(path) or words("no-region")


def path_worded(path: tuple[str, ...], words: Wording) -> str:
    """The headings over a place, from the top down, in one line."""
    return words("path").join(path)


def _pieces(cited: Citation, words: Wording) -> Iterator[str]:
    yield from _report_pieces(cited, words)
    if cited.path:
        yield path_worded(cited.path, words)
    yield words("place", start=cited.start, end=cited.end)


def _report_pieces(cited: Citation, words: Wording) -> Iterator[str]:
    whose = words("whose", region=region_worded(cited.region, words), agency=cited.agency or "")
    # A title that already stands in its brackets needs none around it.
    title = (cited.title or "").removeprefix("《").removesuffix("》")
    yield words("titled", whose=whose, title=title) if title else whose
    if cited.period:
        yield period_worded(cited.period, words)
    if cited.published:
        yield words("published", date=cited.published)
