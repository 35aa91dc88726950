"""The tree of sections: title block, headed parts, parts without a heading, furniture."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from store.models import Kind, Paragraph, Report, Section
from store.reading.domains import with_domains
from store.reading.flow import Flow, flow_of
from store.reading.headings import Heading, clean_title, find_headings
from store.reading.kinds import heading_kind, opening_kind, title_kind
from store.reading.layout import rules
from store.reading.lines import TextLine
from store.reading.numbering import Style


@dataclass(frozen=True, slots=True)
class Break:
    """A place in the flow where a section begins.

    `style` is None for furniture and for parts without a heading; `top` says that an untitled part
    belongs beside the top divisions; `stop` ends a furniture section at its last character.
    """

    start: int
    title: str
    style: Style | None
    kind: Kind | None
    alone: bool = True
    stop: int | None = None


def find_sections(text: str, paragraphs: Sequence[Paragraph], report: Report) -> tuple[Section, ...]:
    """Every section of a text in the order of the file, with its kind and its domains."""
    flow = flow_of(text, paragraphs)
    if not flow.starts:
        return ()
    body_from = _first_prose(flow)
    headings = find_headings(flow, body_from)
    if headings and headings[0].start < flow.starts[body_from]:
        raise AssertionError("headings begin in the body")
    breaks = [
        *_title_block(flow, body_from),
        *_furniture(flow),
        *_untitled(flow, headings, body_from),
        *(_headed(heading) for heading in headings),
    ]
    breaks.sort(key=lambda each: flow.origin(each.start))
    return with_domains(text, flow, _tree(flow, breaks, report, len(text)), report)


def _first_prose(flow: Flow) -> int:
    """The number of the paragraph with which the report's own text begins, after its title block."""
    for number in range(len(flow.starts)):
        bounds = flow.bounds(number)
        line = TextLine(bounds, flow.text[bounds.start : bounds.end], 0)
        if not flow.furniture[number] and (line.prose or line.ended or line.numbered):
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
    return [Break(flow.starts[lines[0]], " ".join(words), Style.PLAIN, Kind.PREFACE)]


def _furniture(flow: Flow) -> list[Break]:
    """Runs of the page's own lines; a caption of a picture is a section of its own with its words as title."""
    breaks: list[Break] = []
    running = False
    for number, is_furniture in enumerate(flow.furniture):
        bounds = flow.bounds(number)
        words = flow.text[bounds.start : bounds.end]
        if not is_furniture:
            running = False
        elif rules("furniture", "line").fullmatch(words) or words.startswith("---") or (running and breaks[-1].title == ""):
            if running and breaks[-1].title == "":
                breaks[-1] = replace(breaks[-1], stop=bounds.end)
            else:
                breaks.append(Break(bounds.start, "", None, Kind.FURNITURE, stop=bounds.end))
            running = True
        else:
            breaks.append(Break(bounds.start, words, None, Kind.FURNITURE, stop=bounds.end))
            running = True
    return breaks


def _untitled(flow: Flow, headings: Sequence[Heading], body_from: int) -> list[Break]:
    """Paragraphs without a heading that begin a part of their own: the opening, and turns of the report."""
    headed = {flow.paragraph(heading.start) for heading in headings}
    breaks = []
    for number in range(body_from, len(flow.starts)):
        bounds = flow.bounds(number)
        if flow.furniture[number] or number in headed:
            continue
        words = flow.text[bounds.start : bounds.end]
        kind = opening_kind(words)
        before_all = not headings or bounds.start < headings[0].start
        if number == body_from:
            breaks.append(Break(bounds.start, "", None, Kind.PREFACE if headings else kind or Kind.REVIEW))
        elif kind is not None or (rules("openings", "address").search(words) and not before_all):
            breaks.append(Break(bounds.start, "", None, kind))
    return breaks


def _headed(heading: Heading) -> Break:
    return Break(heading.start, heading.title, heading.style, None, heading.alone)


@dataclass(slots=True)
class _Open:
    """A section still open while the tree grows: where it stands in the list, its style and level."""

    index: int
    style: Style | None
    level: int
    part: bool


def _tree(flow: Flow, breaks: Sequence[Break], report: Report, length: int) -> list[Section]:
    sections: list[Section] = []
    stops: list[int | None] = []
    stack: list[_Open] = []
    mode = title_kind(report.title or "", report.period) or Kind.REVIEW
    paragraph = -1
    for each in breaks:
        start = flow.origin(each.start)
        if sections and start <= sections[-1].start:
            continue
        here = flow.paragraph(each.start)
        explicit = each.kind
        part = False
        if each.kind is Kind.FURNITURE:
            parents = stack[:]
        elif each.style is None or (each.kind is Kind.PREFACE):
            while stack and not stack[-1].part:
                stack.pop()
            if each.kind is Kind.PREFACE:
                stack.clear()
            parents = stack
        else:
            _close_to(stack, each.style, fresh_paragraph=here != paragraph)
            if each.style is not Style.RUN_IN and len(stack) < 2:
                explicit = heading_kind(each.title, report.period)
                part = explicit is not None
                if part and each.style is Style.PLAIN:
                    stack.clear()
            parents = stack
        paragraph = here
        parent = parents[-1] if parents else None
        if each.kind is Kind.FURNITURE or each.kind is Kind.PREFACE:
            kind = each.kind
        elif explicit is not None:
            kind = explicit
        elif parent is not None and sections[parent.index].kind is not Kind.PREFACE:
            kind = sections[parent.index].kind
        else:
            kind = mode
        level = parent.level + 1 if parent else 1
        if kind is not Kind.FURNITURE and kind is not Kind.PREFACE and level == 1:
            mode = kind if kind is not Kind.OUTLOOK else mode
        sections.append(
            Section("", sections[parent.index].id if parent else None, level, each.title, kind, (), start, length)
        )
        stops.append(None if each.stop is None else flow.origin(each.stop - 1) + 1)
        sections[-1] = replace(sections[-1], id=_id(sections))
        if each.kind is not Kind.FURNITURE and each.kind is not Kind.PREFACE:
            stack.append(_Open(len(sections) - 1, each.style, level, part))
    return _closed(sections, stops, length)


def _close_to(stack: list[_Open], style: Style, *, fresh_paragraph: bool) -> None:
    """Close what a heading of a style ends: its earlier fellow and all inside it, or nothing where it is the first."""
    while stack and (stack[-1].style is Style.RUN_IN or stack[-1].style is None):
        if stack[-1].style is Style.RUN_IN and style is not Style.RUN_IN and not fresh_paragraph:
            break
        stack.pop()
    if style is Style.RUN_IN:
        return
    fellows = [i for i, each in enumerate(stack) if each.style is style]
    if fellows:
        del stack[fellows[-1] :]


def _id(sections: Sequence[Section]) -> str:
    """The place of the last section among its siblings, under its parent's: "2.1"."""
    last = sections[-1]
    nth = sum(1 for section in sections if section.parent == last.parent)
    return f"{last.parent}.{nth}" if last.parent else str(nth)


def _closed(sections: list[Section], stops: list[int | None], length: int) -> list[Section]:
    """Each section with its end: where the next begins that is not inside it."""
    closed = []
    for i, section in enumerate(sections):
        stop = stops[i]
        following = (other.start for other in sections[i + 1 :] if other.level <= section.level)
        beyond = next(following, length)
        if section.parent is not None:
            parent = next(each for each in closed if each.id == section.parent)
            beyond = min(beyond, parent.end)
        closed.append(replace(section, end=beyond if stop is None else min(stop, beyond)))
    return closed
