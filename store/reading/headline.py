"""The head of a report: its headline, what the page says of publisher and date, and where its own text begins."""

import re
from dataclasses import dataclass
from functools import cache

from store.dates import DATE, iso_date
from store.reading.headings import clean_title
from store.reading.identity_words import pattern, table
from store.reading.lines import TextLine, text_lines

_ZONE, _FOOT = 6000, 160
_LONGEST_TITLE, _LONGEST_FACT_LINE, _MOST_LINES = 70, 160, 3
_DASH = "—－-–─"
_BULLETS = "•·●◆■▪*#> \t\u3000"
_FRONT_MATTER = re.compile(r"---[ \t]*\n(?:(?:\w[\w-]*[ \t]*:.*|[ \t#-].*|)\n)*?---[ \t]*(?:\n|$)")
_BARE_DATE = re.compile(
    rf"[\[【]?\s*{DATE.pattern}\s*[\]】]?(?:\s*\d{{1,2}}[:：]\d{{2}}(?:[:：]\d{{2}})?)?(?P<more>\s.*)?"
)
_WEEKDAY = re.compile(rf"{DATE.pattern}[\s　]*(?:星期|周)[一二三四五六日天]")
_SIGNED = re.compile(rf"(?P<by>.{{0,30}}?)[\s　]*{DATE.pattern}")
_BRACKET_PAIRS = ("“”", "（）", "()", "《》", "「」")


@dataclass(frozen=True, slots=True)
class Head:
    """What stands before a report's own text, in text that `plain_digits` made.

    `start` is where the report begins behind front matter, `end` where its running text begins; `publishers` are
    what the page names as its publisher or source, `published` is an ISO date.
    """

    title: str | None
    published: str | None
    publishers: tuple[str, ...]
    start: int
    end: int


def read_head(text: str) -> Head:
    """The head of a text."""
    front = _FRONT_MATTER.match(text)
    start = front.end() if front else 0
    zone = text[start : start + _ZONE]
    lines = text_lines(zone)
    length = next((i for i, line in enumerate(lines) if _opens(line, i)), len(lines))
    head = lines[:length]
    end = start + (lines[length].span.start if length < len(lines) else len(zone))
    named = _labelled_title(zone[: end - start])
    title = named or _title(head)
    published = _published(zone[: end - start], head, _is_delivered(title))
    publishers = tuple(_values("publisher", zone[: end - start]))
    return Head(title, published or _signed(text, title), publishers, start, end)


def _opens(line: TextLine, number: int) -> bool:
    """Whether a line is where the report's own text begins."""
    if _is_fact(line) or line.furniture or pattern("title", "meeting").search(line.text):
        return False
    if pattern("title", "address").search(line.text) or line.prose:
        return True
    return line.numbered and number > 0 and not line.text.startswith(tuple("●■◆▲"))


def _is_fact(line: TextLine) -> bool:
    return len(line.text) <= _LONGEST_FACT_LINE and any(
        _label(name).match(line.text.lstrip(_BULLETS)) for name in table("labels")
    )


@cache
def _label(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(table('labels')[name])})[\s　]*(?:[:：]|[|｜][\s　]*[:：]?)")


def _values(name: str, head: str) -> list[str]:
    """What stands behind a label, in the order of the label's names, up to the next wide gap or label."""
    found = []
    for label in table("labels")[name]:
        for match in re.finditer(rf"(?:{label})[\s　]*[:：|｜][\s　:：|｜]*([^\s　|｜][^\n|｜　]*)", head):
            value = re.split(r"\s{2,}|\s(?=[一-龥]{2,6}[:：])", match.group(1))[0].strip()
            if value:
                found.append(value)
    return found


def _labelled_title(head: str) -> str | None:
    values = [value for value in _values("title", head) if pattern("title", "paper").search(value)]
    return clean_title(values[0]) if values else None


def _title(head: tuple[TextLine, ...]) -> str | None:
    """The headline: the lines that stand together and say what paper this is, or else the first that stand together."""
    groups: list[list[TextLine]] = [[]]
    for line in head:
        if _is_of_headline(line, groups[-1]):
            groups[-1].append(line)
        elif groups[-1]:
            groups.append([])
    groups = [group for group in groups if group]
    if not groups:
        return None
    papers = [group for group in groups if any(pattern("title", "paper").search(line.text) for line in group)]
    return _joined((papers or groups)[0])


def _is_of_headline(line: TextLine, above: list[TextLine]) -> bool:
    words = line.text.lstrip(_BULLETS)
    if (
        _is_fact(line)
        or line.furniture
        or len(words) > _LONGEST_TITLE
        or _BARE_DATE.fullmatch(words)
        or not re.search("[一-龥]", words)
    ):
        return False
    if pattern("title", "meeting").search(words):
        return False
    trail = re.search("[>＞»|:：]", words) is not None
    if pattern("title", "page").search(words) and (trail or not pattern("title", "paper").search(words)):
        return False
    person = pattern("title", "person").search(words) is not None and clean_title(words) == "".join(words.split())
    signed = person or pattern("title", "signature").search(words) is not None
    return not (above and (signed or line.numbered))


def _joined(group: list[TextLine]) -> str:
    """One headline of its lines: a subtitle behind its dash, a broken line closed up, others with a space between."""
    title = clean_title(group[0].text.strip(_BULLETS))
    for line in group[1:_MOST_LINES]:
        words = clean_title(line.text.strip(_BULLETS))
        dashed = words[0] in _DASH or title[-1] in _DASH
        broken = pattern("title", "unfinished").search(title) or _unbalanced(title)
        if not (dashed or broken or (line.gap == 0 and not pattern("title", "paper").search(title))):
            break
        title += words if dashed or broken else f" {words}"
    return title


def _unbalanced(words: str) -> bool:
    return any(words.count(pair[0]) > words.count(pair[1]) for pair in _BRACKET_PAIRS)


def _is_delivered(title: str | None) -> bool:
    """Whether a paper was read out to a congress, whose date stands where others have the date of publication."""
    return title is not None and pattern("agencies", "government").search(title) is not None


def _published(head: str, lines: tuple[TextLine, ...], delivered: bool) -> str | None:
    """The date that a label gives, else one that stands alone in the head."""
    for label in table("labels")["published"]:
        for match in re.finditer(rf"(?:{label})[\s　]*[:：|｜][\s　:：|｜]*{DATE.pattern}", head):
            found = iso_date(match)
            if found:
                return found
    for line in lines:
        masthead = _WEEKDAY.search(line.text)
        if masthead is not None:
            return iso_date(masthead)
    for line in lines:
        words = line.text.strip(_BULLETS)
        alone = _BARE_DATE.fullmatch(words)
        if alone and not (delivered and alone["mark"] == "年") and not pattern("title", "meeting").search(words):
            return iso_date(alone)
    return None


def _signed(text: str, title: str | None) -> str | None:
    """The date under which a paper is signed, on its last lines."""
    if _is_delivered(title):
        return None
    for line in text[-_FOOT:].rstrip().split("\n")[-2:]:
        match = _SIGNED.fullmatch(line.strip())
        if match and not re.search("[，。；（(]", match["by"]):
            return iso_date(match)
    return None
