"""Where headings stand: on lines of their own, numbered, or run in at the head of their sentences."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from store.models import Span
from store.reading.flow import Flow
from store.reading.layout import rules
from store.reading.lines import CLOSERS
from store.reading.numbering import Style, label_at, mark_at

_SENTENCE = re.compile(rf"[^。！？\n]*[。！？]?[{CLOSERS}]*")
_LONGEST_LINE = 46
_PAIRS = (("“", "”"), ("（", "）"), ("(", ")"), ("《", "》"), ("【", "】"))
_LONGEST_NUMBERED = 60
_LONGEST_ITEM = 36
_LONGEST_FIRST = 31
_LONGEST_SHORT = 23
_SHORTEST_BODY = 40
_USUAL = 4
_ITEMS = {Style.ITEM, Style.ORDER, Style.DASH}
_UNDER_TITLE = re.compile("(?<=[ \u3000])(?:一、|[(（]一[)）])")
_COLON = re.compile("[：:]")
_SEMICOLON = re.compile("[；;]")
_GLUED = re.compile(
    r"[(（][一二三四五六七八九十]{1,3}[)）]|(?<![\d.第])\d{1,2}[.．](?!\d)|(?<![第一二三四五六七八九十])[一二三四五六七八九十]是"
)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading in the flow: where it begins (with its number), where its body begins, its words, its style.

    `alone` says that it has a line of its own.
    """

    start: int
    end: int
    title: str
    style: Style
    alone: bool


def find_headings(flow: Flow, body_from: int) -> tuple[Heading, ...]:
    """Every heading of the report's own text, in the order of the flow; paragraphs before `body_from` have none."""
    paragraphs = [flow.bounds(n) for n in range(body_from, len(flow.starts)) if not flow.furniture[n]]
    strict = [list(_in_paragraph(flow.text, each, usual=False)) for each in paragraphs]
    # Where many paragraphs begin with a short sentence as heading, the others that begin so do it too.
    usual = sum(bool(found) and found[0].style is Style.RUN_IN for found in strict) >= _USUAL
    found = [list(_in_paragraph(flow.text, each, usual=True)) for each in paragraphs] if usual else strict
    return tuple(_joined(flow, [heading for headings in found for heading in headings]))


def clean_title(words: str) -> str:
    """A heading's words without the white space that spreads them and without their closing stop."""
    words = words.strip().lstrip("# ").rstrip("。.；;：:，,")
    spread = words.split()
    return "".join(spread) if len(spread) > 2 and all(len(part) == 1 for part in spread) else " ".join(spread)


def _in_paragraph(text: str, bounds: Span, *, usual: bool) -> Iterator[Heading]:
    start, end = bounds.start, bounds.end
    whole = text[start:end]
    label = label_at(text, start)
    if label is not None:
        yield Heading(start, label.end(), label.group(1), Style.BRACKET, label.end() == end)
        start = label.end()
        if start == end:
            return
    mark = mark_at(text, start)
    if "。" not in whole[:-1] and _stands_alone(whole, numbered=mark is not None):
        title_from = mark.end if mark else start
        yield Heading(start, end, clean_title(text[title_from:end]), mark.style if mark else Style.PLAIN, alone=True)
        return
    glued = None if mark else _UNDER_TITLE.search(text, start, min(end, start + _LONGEST_NUMBERED))
    if glued is not None:
        # A page's headline and its first heading on one line.
        start = glued.start()
    yield from _run_in(text, start, end, usual=usual)


def _stands_alone(line: str, *, numbered: bool) -> bool:
    """Whether a whole paragraph is one heading: short, no table's row, no sentence that goes on or has ended."""
    if line.startswith("|"):
        return False
    if len(line) > (_LONGEST_NUMBERED if numbered else _LONGEST_LINE) or line[-1] in "；;，,、：:！!？?":
        return False
    if any(line.count(opening) != line.count(closing) for opening, closing in _PAIRS):
        return False
    if numbered:
        return re.search("[；;]", line) is None
    return line[-1] not in "。…" and not rules("title", "under").search(line)


def _run_in(text: str, start: int, end: int, *, usual: bool) -> Iterator[Heading]:
    """Headings that begin sentences of one paragraph, numbered or not."""
    sentences = [match.span() for match in _SENTENCE.finditer(text, start, end) if match.group()]
    headed = False
    for i, (at, stop) in enumerate(sentences):
        found = list(_numbered(text, at, stop, end))
        first = i == 0
        likely = _is_short_heading(text, sentences[i:], headed=headed, first=first)
        if not found and (likely or (first and usual and _begins_as_usual(text, at, stop, end))):
            found = [Heading(at, stop, clean_title(text[at:stop]), Style.RUN_IN, alone=False)]
        if not found:
            colon = _COLON.search(text, at, stop)
            found = [] if colon is None else list(_numbered(text, colon.end(), stop, end))
        headed = headed or bool(found)
        yield from found


def _numbered(text: str, start: int, stop: int, end: int) -> Iterator[Heading]:
    """The numbered headings that a sentence begins with; more than one where a page ran their lines together."""
    mark = mark_at(text, start)
    if mark is None:
        return
    glued = _GLUED.search(text, mark.end + 2, stop)
    until = stop if glued is None else glued.start()
    longest = _LONGEST_ITEM if mark.style in _ITEMS else _LONGEST_NUMBERED
    if until - mark.end > longest or _SEMICOLON.search(text, mark.end, until):
        return
    if mark.style in _ITEMS and (end - stop < 2 or mark_at(text, stop) is not None):
        return
    yield Heading(start, until, clean_title(text[mark.end : until]), mark.style, alone=False)
    if glued is not None:
        yield from _numbered(text, until, stop, end)


def _is_short_heading(text: str, sentences: list[tuple[int, int]], *, headed: bool, first: bool) -> bool:
    """Whether the first of some sentences is a short one without a comma or figure that the others carry out."""
    (start, stop), rest = sentences[0], sentences[1:]
    sentence = text[start:stop]
    if (
        not rest
        or not sentence.endswith("。")
        or not 5 <= len(sentence) <= (_LONGEST_FIRST if first else _LONGEST_SHORT)
    ):
        return False
    if re.search(r"[，,；;：:、\d０-９？！]", sentence.rstrip("。")) and not _enumerates(sentence):
        return False
    if rules("headings", "never").search(sentence):
        return False
    following = text[rest[0][0] : rest[0][1]]
    if not re.search("[，,；;、]", following) and (not first or len(following) < _SHORTEST_BODY):
        return False
    body = 0
    for at, until in rest:
        if until - at <= _LONGEST_SHORT and not re.search(r"[，,；;\d]", text[at:until]):
            break
        body += until - at
    told = first or headed or rules("headings", "predicate").search(sentence) is not None
    return body >= _SHORTEST_BODY and told


def _begins_as_usual(text: str, start: int, stop: int, end: int) -> bool:
    """Whether a paragraph's first sentence is as short and plain as the headings of its fellows."""
    sentence = text[start:stop]
    plain = re.search(r"[，,；;：:、\d０-９？！]", sentence.rstrip("。")) is None
    return (
        plain and sentence.endswith("。") and 5 <= len(sentence) <= _LONGEST_SHORT and end - stop >= 2 * _SHORTEST_BODY
    )


def _enumerates(sentence: str) -> bool:
    """Whether the only marks in a sentence are the dividers of a short list of nouns."""
    return "、" in sentence and not re.search(r"[，,；;：:\d０-９？！]", sentence.rstrip("。"))


def _joined(flow: Flow, headings: list[Heading]) -> Iterator[Heading]:
    """Two headings on lines of their own, one right under the other with no number, are one headline."""
    pending: Heading | None = None
    for heading in headings:
        if pending is not None and _continues(flow, pending, heading, headings):
            pending = Heading(pending.start, heading.end, f"{pending.title} {heading.title}", Style.PLAIN, alone=True)
            continue
        if pending is not None:
            yield pending
        pending = heading
    if pending is not None:
        yield pending


def _continues(flow: Flow, above: Heading, below: Heading, headings: list[Heading]) -> bool:
    if not (above.alone and below.alone and above.style is below.style is Style.PLAIN):
        return False
    if above.end + 1 != below.start or " " in above.title or re.search(r"\d{4}", above.title):
        return False
    # A line that has a twin further on heads its own part: 打造…的样板, 打造…的样板.
    twins = [h for h in headings if h.alone and h.style is Style.PLAIN and h is not below and h is not above]
    alike = [h for h in twins if h.title[:2] == below.title[:2] and h.title[-3:] == below.title[-3:]]
    return not alike and flow.paragraph(above.start) + 1 == flow.paragraph(below.start)
