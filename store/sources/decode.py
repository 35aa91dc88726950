"""From bytes to text: which encoding they are in, and whether they are text at all."""

import codecs
import re
from collections.abc import Callable
from dataclasses import dataclass

from store.errors import SourceRefused

_MARKS = (
    (codecs.BOM_UTF8, "utf-8", "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16", "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16", "utf-16-be"),
)
_BIG5_CODECS = ("cp950", "big5hkscs")
_SAMPLE = 20_000
_READABLE = re.compile("[\\t\\n\\r\\x20-\\x7e\u2010-\u2027\u3000-\u303f\u4e00-\u9fff\uff00-\uff65]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_BINARY_SHARE = 0.1
_BINARY_SIGNATURES = (
    b"%PDF",
    b"PK\x03\x04",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\xd0\xcf\x11\xe0",
    b"Rar!",
    b"7z\xbc\xaf",
    b"{\\rtf",
    b"\x1f\x8b",
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of some bytes, and the encoding's name: utf-8, utf-16, gb18030 or big5, with or without a mark."""

    text: str
    encoding: str


def decode(data: bytes, file: str, declared: str | None = None) -> Decoded:
    """The text without its byte order mark, every line ended by LF.

    `declared` is what the file says of its own encoding, believed where it holds. Raises `SourceRefused` where
    there is nothing but white space, where the bytes are no text, or in none of the encodings.
    """
    if not data.strip():
        raise SourceRefused("source-empty", file=file)
    if data.startswith(_BINARY_SIGNATURES):
        raise SourceRefused("source-binary", file=file)
    decoded = _marked(data) or _declared(data, declared) or _detected(data)
    if decoded is None:
        raise SourceRefused("source-binary" if b"\x00" in data else "source-undecodable", file=file)
    text = decoded.text
    if "\x00" in text or len(_CONTROL.findall(text)) > _BINARY_SHARE * len(text):
        raise SourceRefused("source-binary", file=file)
    if not text.strip():
        raise SourceRefused("source-empty", file=file)
    return Decoded(text.replace("\r\n", "\n").replace("\r", "\n"), decoded.encoding)


def _marked(data: bytes) -> Decoded | None:
    for mark, name, codec in _MARKS:
        if data.startswith(mark):
            text = _strict(data[len(mark) :], codec)
            return None if text is None else Decoded(text, name)
    return None


def _declared(data: bytes, declared: str | None) -> Decoded | None:
    name = (declared or "").lower().replace("_", "-")
    if name in {"gb2312", "gbk", "gb18030", "x-gbk", "cp936", "gb-2312"}:
        text = _strict(data, "gb18030")
        return None if text is None else Decoded(text, "gb18030")
    if name in {"big5", "big5-hkscs", "cp950", "x-x-big5"}:
        text = _big5(data)
        return None if text is None else Decoded(text, "big5")
    return None


def _detected(data: bytes) -> Decoded | None:
    text = _strict(data, "utf-8")
    if text is not None and "\x00" not in text:
        return Decoded(text, "utf-8")
    wide = _unmarked_utf16(data)
    if wide is not None:
        return Decoded(wide, "utf-16")
    national, taiwanese = _strict(data, "gb18030"), _big5(data)
    if national is None or taiwanese is None:
        return (
            Decoded(national, "gb18030")
            if national is not None
            else Decoded(taiwanese, "big5")
            if taiwanese is not None
            else None
        )
    return Decoded(taiwanese, "big5") if _is_big5(data, national, taiwanese) else Decoded(national, "gb18030")


def _strict(data: bytes, codec: str) -> str | None:
    try:
        return data.decode(codec)
    except UnicodeDecodeError:
        return None


def _big5(data: bytes) -> str | None:
    return next((text for codec in _BIG5_CODECS if (text := _strict(data, codec)) is not None), None)


def _unmarked_utf16(data: bytes) -> str | None:
    """The text where bytes without a mark read as Chinese in one byte order and not in the other."""
    if len(data) % 2:
        return None
    readings = [(_readable_share(data[: 2 * _SAMPLE], codec), codec) for codec in ("utf-16-le", "utf-16-be")]
    share, codec = max(readings)
    return _strict(data, codec) if share > 0.9 and min(readings)[0] < share else None


def _readable_share(data: bytes, codec: str) -> float:
    text = data.decode(codec, errors="replace")
    return len(_READABLE.findall(text)) / len(text)


def _is_big5(data: bytes, national: str, taiwanese: str) -> bool:
    """Which of two readings that both hold is the one that was meant.

    Both standards keep their everyday characters in a level of their own: the wrong reading is full of rare ones.
    Where the levels say nothing, as with very few characters, charset-normalizer judges.
    """
    everyday_national = _everyday_share(national, "gb18030", _national_level)
    everyday_taiwanese = _everyday_share(taiwanese, _BIG5_CODECS[-1], _taiwanese_level)
    if everyday_national != everyday_taiwanese:
        return everyday_taiwanese > everyday_national
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE], cp_isolation=["gb18030", "big5"]).best()
    return best is not None and best.encoding.startswith("big5")


def _everyday_share(text: str, codec: str, level: Callable[[bytes], bool]) -> float:
    wide = [pair for character in text[:_SAMPLE] if len(pair := character.encode(codec, errors="ignore")) > 1]
    return sum(map(level, wide)) / len(wide) if wide else 0.0


def _national_level(pair: bytes) -> bool:
    """Whether a character of GB 18030 is a mark or one of the first level of GB 2312."""
    return len(pair) == 2 and pair[1] >= 0xA1 and (pair[0] in {0xA1, 0xA3} or 0xB0 <= pair[0] <= 0xD7)


def _taiwanese_level(pair: bytes) -> bool:
    """Whether a character of Big5 is a mark or one of its first level."""
    return len(pair) == 2 and (pair[0] in {0xA1, 0xA2} or 0xA4 <= pair[0] <= 0xC6)
