"""The tree of sections: title block, headed parts, parts without a heading, furniture."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from store.models import Kind, Report, Section
from store.reading.domains import with_domains
from store.reading.flow import Flow
from store.reading.headings import Heading, clean_title, find_headings
from store.reading.kinds import heading_kind, opening_kind, title_kind
from store.reading.layout import rules
from store.reading.lines import TextLine
from store.reading.numbering import Style


@dataclass(frozen=True, slots=True)
class Break:
    """A place in the flow where a section begins.

    `style` is None for furniture and for parts without a heading; `kind` is what the words there say, if anything;
    `sure` says that the part begins whatever its kind; `stop` ends a furniture section at its last character.
    """

    start: int
    title: str
    style: Style | None
    kind: Kind | None
    sure: bool = True
    stop: int | None = None


def find_sections(text: str, flow: Flow, report: Report) -> tuple[Section, ...]:
    """Every section of a text in the order of the file, with its kind and its domains."""
    if not flow.starts:
        return ()
    body_from = _first_prose(flow)
    headings = find_headings(flow, body_from)
    breaks = [
        *_title_block(flow, body_from),
        *_furniture(flow),
        *_untitled(flow, headings, body_from, report.period),
        *(_headed(flow, heading, report.period) for heading in headings),
    ]
    breaks.sort(key=lambda each: flow.origin(each.start))
    return with_domains(text, _tree(flow, breaks, report, len(text)))


def _first_prose(flow: Flow) -> int:
    """The number of the paragraph with which the report's own text begins, after its title block."""
    for number in range(len(flow.starts)):
        bounds = flow.bounds(number)
        line = TextLine(bounds, flow.text[bounds.start : bounds.end], 0)
        if not flow.furniture[number] and (line.prose or line.ended or line.numbered or line.text.startswith("【")):
            return number
    return len(flow.starts)


def _title_block(flow: Flow, body_from: int) -> list[Break]:
    """The headline before the body: one section that begins with its first line."""
    lines = [n for n in range(body_from) if not flow.furniture[n]]
    if not lines:
        return []
    words = []
    for number in lines:
        bounds = flow.bounds(number)
        line = flow.text[bounds.start : bounds.end]
        if number != lines[0] and (number - 1 not in lines or rules("title", "under").search(line)):
            break
        words.append(clean_title(line))
    return [Break(flow.starts[lines[0]], " ".join(words), None, Kind.PREFACE)]


def _furniture(flow: Flow) -> list[Break]:
    """Runs of the page's own lines; a caption of a picture is a section of its own with its words as title."""
    breaks: list[Break] = []
    running = False
    for number, is_furniture in enumerate(flow.furniture):
        bounds = flow.bounds(number)
        words = flow.text[bounds.start : bounds.end]
        if not is_furniture:
            running = False
        elif (
            rules("furniture", "line").fullmatch(words)
            or words.startswith("---")
            or (running and breaks[-1].title == "")
        ):
            if running and breaks[-1].title == "":
                breaks[-1] = replace(breaks[-1], stop=bounds.end)
            else:
                breaks.append(Break(bounds.start, "", None, Kind.FURNITURE, stop=bounds.end))
            running = True
        else:
            breaks.append(Break(bounds.start, words, None, Kind.FURNITURE, stop=bounds.end))
            running = True
    return breaks


def _untitled(flow: Flow, headings: Sequence[Heading], body_from: int, period: str | None) -> list[Break]:
    """Paragraphs without a heading that begin a part of their own: the opening, and turns of the report."""
    headed = {heading.start for heading in headings}
    breaks = []
    for number in range(body_from, len(flow.starts)):
        bounds = flow.bounds(number)
        if flow.furniture[number] or bounds.start in headed:
            continue
        words = flow.text[bounds.start : bounds.end]
        kind = opening_kind(words, period)
        if number == body_from:
            breaks.append(Break(bounds.start, "", None, Kind.PREFACE if headings else kind or Kind.REVIEW))
        elif not headings or bounds.start > headings[0].start:
            address = rules("openings", "address").search(words) is not None
            if kind is not None or address:
                breaks.append(Break(bounds.start, "", None, kind, sure=address))
        elif flow.furniture[number - 1]:
            breaks.append(Break(bounds.start, "", None, Kind.PREFACE))
    return breaks


def _headed(flow: Flow, heading: Heading, period: str | None) -> Break:
    """A heading's break, with the kind that its words name, or else those right under it."""
    kind = None
    if heading.style not in {Style.RUN_IN, Style.ITEM}:
        kind = heading_kind(heading.title, period)
        if kind is None and heading.alone and heading.style in {Style.PART, Style.HAN, Style.PLAIN}:
            kind = opening_kind(flow.text[heading.end + 1 : heading.end + 200], period)
    style = Style.PART if kind is not None and heading.style is Style.PLAIN else heading.style
    return Break(heading.start, heading.title, style, kind)


@dataclass(frozen=True, slots=True)
class _Open:
    """A section that is still open while the tree grows; `part` says that its own words name its kind."""

    section: Section
    style: Style | None
    part: bool


def _tree(flow: Flow, breaks: Sequence[Break], report: Report, length: int) -> list[Section]:
    """The sections in order, each with its level, parent and kind; their ends are set last."""
    sections: list[Section] = []
    stops: list[int | None] = []
    children: Counter[str | None] = Counter()
    stack: list[_Open] = []
    mode = title_kind(report.title or "", report.period) or Kind.REVIEW
    paragraph = -1
    for each in breaks:
        start = flow.origin(each.start)
        here = flow.paragraph(each.start)
        if sections and start <= sections[-1].start:
            continue
        if each.kind is Kind.PREFACE:
            stack.clear()
        elif each.kind is not Kind.FURNITURE and each.style is None:
            if not each.sure and each.kind is (stack[-1].section.kind if stack else mode):
                continue
            _close_to_part(stack, each.kind)
        elif each.style is not None:
            _close_to_fellow(stack, each.style, fresh_paragraph=here != paragraph)
        parent = stack[-1].section if stack else None
        named = each.kind if each.style is None or len(stack) < 2 else None
        kind = named or (parent.kind if parent else mode)
        inside = None if parent is None else parent.id
        children[inside] += 1
        section = Section(
            f"{inside}.{children[inside]}" if inside else str(children[inside]),
            inside,
            len(stack) + 1,
            each.title,
            kind,
            (),
            start,
            length,
        )
        sections.append(section)
        stops.append(None if each.stop is None else flow.origin(each.stop - 1) + 1)
        if kind in {Kind.FURNITURE, Kind.PREFACE}:
            continue
        paragraph = here
        stack.append(_Open(section, each.style, part=named is not None and each.style is not None))
        if len(stack) == 1 and kind is not Kind.OUTLOOK:
            mode = kind
    return _closed(sections, stops, length)


def _close_to_part(stack: list[_Open], kind: Kind | None) -> None:
    """Close what a part without a heading ends: all up to the part that it is of one kind with, or follows on."""
    while stack and not stack[-1].part:
        stack.pop()
    if stack and {stack[-1].section.kind, kind} == {Kind.REVIEW, Kind.PLAN}:
        stack.clear()


def _close_to_fellow(stack: list[_Open], style: Style, *, fresh_paragraph: bool) -> None:
    """Close what a heading of a style ends: its earlier fellow and all inside it, or nothing where it is the first."""
    while stack and stack[-1].style in {Style.RUN_IN, None}:
        if stack[-1].style is Style.RUN_IN and style is not Style.RUN_IN and not fresh_paragraph:
            break
        stack.pop()
    if style is Style.PART:
        stack.clear()
    fellows = [i for i, each in enumerate(stack) if each.style is style]
    if fellows and style is not Style.RUN_IN:
        del stack[fellows[-1] :]


def _closed(sections: list[Section], stops: list[int | None], length: int) -> list[Section]:
    """Each section with its end: where the next begins that is not inside it."""
    ends: list[int] = [length] * len(sections)
    still_open: list[int] = []
    for i, section in enumerate(sections):
        while still_open and sections[still_open[-1]].level >= section.level:
            ends[still_open.pop()] = section.start
        still_open.append(i)
    closed: dict[str, Section] = {}
    for section, end, stop in zip(sections, ends, stops, strict=True):
        within = end if section.parent is None else min(end, closed[section.parent].end)
        closed[section.id] = replace(section, end=within if stop is None else min(stop, within))
    return list(closed.values())
