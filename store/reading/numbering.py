"""How headings are numbered: 一、 (一) 1. (1) ① 一是 首先 —— ● 【】 and the order they come in."""

import re
from dataclasses import dataclass
from enum import StrEnum

_HAN = "[一二三四五六七八九十]"


class Style(StrEnum):
    """A way to number or mark headings, or to do without."""

    PART = "第一部分"
    HAN = "一、"
    HAN_BRACKET = "(一)"
    ARABIC = "1."
    ARABIC_BRACKET = "(1)"
    CIRCLED = "①"
    ITEM = "一是"
    ORDER = "首先"
    DASH = "——"
    BULLET = "●"
    BRACKET = "【】"
    MARKDOWN_1 = "#"
    MARKDOWN_2 = "##"
    MARKDOWN_3 = "###"
    MARKDOWN_4 = "####"
    PLAIN = ""
    RUN_IN = "。"


_MARKS = (
    (Style.MARKDOWN_4, r"#{4,6}[ \t]+"),
    (Style.MARKDOWN_3, r"#{3}[ \t]+"),
    (Style.MARKDOWN_2, r"##[ \t]+"),
    (Style.MARKDOWN_1, r"#[ \t]+"),
    (Style.PART, rf"第{_HAN}{{1,3}}(?:部分|章|编)[、：:\s]*"),
    (Style.HAN, rf"{_HAN}{{1,3}}、"),
    (Style.HAN_BRACKET, rf"[(（]{_HAN}{{1,3}}[)）][、.．]?"),
    (Style.ARABIC, r"[\d０-９]{1,2}(?:[.．](?![\d０-９])|、)"),
    (Style.ARABIC_BRACKET, r"[(（][\d０-９]{1,2}[)）][、.．]?"),
    (Style.CIRCLED, r"[①-⑳][、.．]?"),
    (Style.ITEM, rf"{_HAN}{{1,2}}(?:是要|是|要)"),
    (Style.ORDER, r"(?:首先|其次|再次|最后)(?:是|，|,)"),
    (Style.DASH, r"(?:—{1,3}|-{2,4}|－{2})"),
    (Style.BULLET, r"[●■◆▲★►▶•○◎◇□※☆]"),
)
_MARKDOWN = {Style.MARKDOWN_1, Style.MARKDOWN_2, Style.MARKDOWN_3, Style.MARKDOWN_4}
_ANY = re.compile("|".join(f"(?P<s{i}>{pattern})" for i, (_, pattern) in enumerate(_MARKS)))
_LABEL = re.compile(r"【([^】]{1,20})】")


@dataclass(frozen=True, slots=True)
class Mark:
    """A heading's number or bullet at a place: its style, and where the title behind it begins."""

    style: Style
    end: int


def mark_at(text: str, position: int) -> Mark | None:
    """The number or bullet that stands at a position, with the white space behind it; None where there is none."""
    match = _ANY.match(text, position)
    if match is None:
        return None
    end = match.end()
    while end < len(text) and text[end] in " \u3000\t":
        end += 1
    assert match.lastgroup is not None
    style = _MARKS[int(match.lastgroup[1:])][0]
    inner = mark_at(text, end) if style in _MARKDOWN else None
    return Mark(style, end if inner is None else inner.end)


def label_at(text: str, position: int) -> re.Match[str] | None:
    """A heading in lenticular brackets (【盘点】) at a position; group 1 is its words."""
    return _LABEL.match(text, position)
