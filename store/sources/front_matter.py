"""What a text file says of itself in front of its text: region, agency, period, title, date of publication."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from store.dates import parse_date, parse_period
from store.errors import SourceRefused
from store.models import Span

KEYS = {
    "region": "region", "地区": "region", "agency": "agency", "机构": "agency", "period": "period", "期间": "period",
    "title": "title", "标题": "title", "published": "published", "发布日期": "published",
}  # fmt: skip
"""The keys that are understood, in both languages, and what each one tells."""

_PARSED: dict[str, Callable[[str], str | None]] = {"period": parse_period, "published": parse_date}
_FIRST_KEY = re.compile(r"\s*[\w\u4e00-\u9fff-]+\s*:")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The stretch in front of the text, what its known keys say, and the names of the keys that are not known."""

    span: Span
    values: dict[str, str]
    unknown: tuple[str, ...]


def read_front_matter(text: str, file: str) -> FrontMatter | None:
    """The front matter of a text; None where it has none.

    Raises `SourceRefused` where it is no YAML, and where a period is no period or a date no date.
    """
    if not text.startswith("---"):
        return None
    from frontmatter.default_handlers import YAMLHandler
    from yaml import BaseLoader, YAMLError

    handler = YAMLHandler()
    boundaries = [match.start() for match in handler.FM_BOUNDARY.finditer(text)][:2]
    if not handler.detect(text) or len(boundaries) < 2:
        return None
    between, _ = handler.split(text)
    try:
        # This loader takes every value for the words that stand there: no dates, no numbers, no objects.
        loaded = handler.load(between, Loader=BaseLoader)
    except YAMLError as error:
        if _FIRST_KEY.match(between) is None:
            return None
        raise SourceRefused("front-matter-malformed", file=file) from error
    if not isinstance(loaded, dict):
        return None
    end = text.find("\n", boundaries[1])
    span = Span(0, len(text) if end < 0 else end + 1)
    values, unknown = {}, []
    for key, value in loaded.items():
        meant = KEYS.get(str(key).strip().lower())
        if meant is None:
            unknown.append(str(key))
        elif value:
            values[meant] = _checked(meant, str(key), value, file)
    return FrontMatter(span, values, tuple(unknown))


def _checked(meant: str, key: str, value: object, file: str) -> str:
    if not isinstance(value, str):
        raise SourceRefused("front-matter-value", file=file, key=key, value=value)
    written = " ".join(value.split())
    parsed = _PARSED.get(meant, str)(written)
    if parsed is None:
        raise SourceRefused(f"front-matter-{meant}", file=file, key=key, value=written)
    return parsed
