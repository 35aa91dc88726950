"""From lines to paragraphs: newspaper columns mended, the page's own furniture told apart."""

import re
from itertools import pairwise

from store.models import Paragraph
from store.reading.layout import rules
from store.reading.lines import TextLine, text_lines, wrap_width
from store.reading.segmentation import is_word, words

_OPENING_MARKS = "，。、；：！？）》」』】,;:!?)"
_JOINT = 4
_LONG_WORD = 4
_FRONT_MATTER = re.compile(r"---[ \t]*\n(?:.*\n)*?---[ \t]*(?:\n|$)")
_CLAUSE = 24
_MOST_CAPTIONS = 5
_STUMP = re.compile(r"[^，。、；：,;:]{1,3}[。；;]")


def find_paragraphs(text: str) -> tuple[Paragraph, ...]:
    """Every paragraph of a text, furniture too, in the order of the file (a mended one stands where it begins)."""
    lines = text_lines(text)
    front_matter = _FRONT_MATTER.match(text)
    end = front_matter.end() if front_matter else 0
    paragraphs = [Paragraph((line.span,), furniture=True) for line in lines if line.span.end <= end]
    body = lines[len(paragraphs) :]
    furniture = _furniture(body)
    for run in _mended(body, furniture):
        last = body[run[-1]]
        torn = not furniture[run[0]] and (_is_torn(last, None) or _is_cut_in_brackets(last))
        paragraphs.append(Paragraph(tuple(body[i].span for i in run), furniture[run[0]], torn))
    return tuple(paragraphs)


def _furniture(lines: tuple[TextLine, ...]) -> list[bool]:
    """For each line, whether it belongs to the page and not to the report."""
    first_prose = next((i for i, line in enumerate(lines) if line.prose and not line.furniture), len(lines))
    found = [line.furniture or (i > first_prose and _is_caption(lines, i)) for i, line in enumerate(lines)]
    for i in range(first_prose, len(lines)):
        for between in _captions_in_a_tear(lines, i):
            found[between] = True
    return found


def _captions_in_a_tear(lines: tuple[TextLine, ...], i: int) -> range:
    """The numbers of the lines between a torn line and the one further on that its broken word goes on in."""
    nothing = range(0)
    if not _is_torn(lines[i], None):
        return nothing
    after = i + 1
    while after < len(lines) and after <= i + _MOST_CAPTIONS and _is_label(lines[after]):
        after += 1
    goes_on = after < len(lines) and after > i + 1 and lines[after].ended and _shares_word(lines[i], lines[after])
    return range(i + 1, after) if goes_on else nothing


def _is_caption(lines: tuple[TextLine, ...], i: int) -> bool:
    """A picture's caption stands apart from the line before and is not taken up by running text after it."""
    line, following = lines[i], lines[i + 1] if i + 1 < len(lines) else None
    return _is_label(line) and line.gap >= 2 and (following is None or not (following.prose or following.numbered))


def _is_label(line: TextLine) -> bool:
    return not (line.prose or line.ended or line.numbered or line.text.startswith("【"))


def _mended(lines: tuple[TextLine, ...], furniture: list[bool]) -> list[list[int]]:
    """Runs of line numbers that are one paragraph each, by where they begin."""
    following = _continuations(lines, furniture)
    taken = set(following.values())
    runs = []
    for i in range(len(lines)):
        if i not in taken:
            run = [i]
            while run[-1] in following:
                run.append(following[run[-1]])
            runs.append(run)
    return runs


def _continuations(lines: tuple[TextLine, ...], furniture: list[bool]) -> dict[int, int]:
    """For each torn line the line that goes on with it: first where a broken word says so, then the next line."""
    width = wrap_width(lines)
    own = [i for i in range(len(lines)) if not furniture[i]]
    after = dict(pairwise(own))
    torn = [i for i in own if _is_torn(lines[i], width)]
    following: dict[int, int] = {}
    for i in torn:
        if i in after and _shares_word(lines[i], lines[after[i]]):
            following[i] = after[i]
    taken = set(following.values())
    if width is None:
        for i in torn:
            far = [j for j in own if j not in {i, *taken} and lines[j].ended and _breaks_word(lines[i], lines[j])]
            if i not in following and len(far) == 1 and not _leads_to(following, far[0], i):
                following[i] = far[0]
                taken.add(far[0])
    for i, j in after.items():
        goes_on = (i in torn and _goes_on(lines[i], lines[j], width)) or _breaks_off(lines[i], lines[j])
        if i not in following and j not in taken and goes_on and not _leads_to(following, j, i):
            following[i] = j
            taken.add(j)
    return following


def _leads_to(following: dict[int, int], i: int, target: int) -> bool:
    while i in following:
        i = following[i]
        if i == target:
            return True
    return i == target


def _is_torn(line: TextLine, width: int | None) -> bool:
    """Running text that stops before its sentence does."""
    if line.ended or rules("title", "under").search(line.text):
        return False
    return line.prose or (width is not None and len(line.text) >= width - 3)


def _breaks_off(line: TextLine, after: TextLine) -> bool:
    """Whether a clause without a sentence's end, which could be a headline, goes on in the next line all the same."""
    if line.ended or line.numbered or after.numbered or len(line.text) < _CLAUSE or not re.search("[，,]", line.text):
        return False
    return _STUMP.match(after.text) is not None or (after.prose and _shares_word(line, after))


def _is_cut_in_brackets(line: TextLine) -> bool:
    """Whether a line ends inside a bracket or quotation that it opened."""
    pairs = (("(", ")"), ("（", "）"), ("“", "”"), ("《", "》"))
    return not line.ended and any(line.text.count(opening) > line.text.count(closing) for opening, closing in pairs)


def _goes_on(line: TextLine, after: TextLine, width: int | None) -> bool:
    """Whether the second line can be the rest of the first one's sentence."""
    if after.text[0] in _OPENING_MARKS or line.text[-1] in "，、,（(“":
        return True
    if after.numbered:
        return False
    return after.prose or after.ended or width is not None or _shares_word(line, after)


def _shares_word(line: TextLine, after: TextLine) -> bool:
    """Whether a word of the dictionary lies across the joint and would be broken without it."""
    return _word_across(line, after) is not None


def _breaks_word(line: TextLine, after: TextLine) -> bool:
    """Whether the first line stops in the middle of a word that the second one ends, not just where one could."""
    across = _word_across(line, after)
    return across is not None and (len(words(line.text[-_JOINT:])[-1]) == 1 or len(across) >= _LONG_WORD)


def _word_across(line: TextLine, after: TextLine) -> str | None:
    left, right = line.text[-_JOINT:], after.text[:_JOINT]
    position = 0
    for word in words(left + right):
        if position < len(left) < position + len(word):
            return word if is_word(word) and len(words(word)) == 1 else None
        position += len(word)
    return None
