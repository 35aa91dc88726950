"""Text from reports as text that a terminal only shows."""

from unicodedata import category

_PICTURES = 0x2400
_DELETE, _DELETE_PICTURE = 0x7F, 0x2421
_MARK = 0xFFFD
_SPACE = 0x20
_SPACES = frozenset("\t\n\r\v\f\x85\u2028\u2029")
# Control and format characters (bidi overrides and zero-width joiners among them), surrogates, what is not assigned.
_ACTING = frozenset({"Cc", "Cf", "Cs", "Cn", "Zl", "Zp"})
# Drawn as nothing, or changing the width of what stands before, although Unicode calls them letters and marks.
_UNSEEN = frozenset(
    "\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u3164\uffa0"
    + "".join(map(chr, range(0xFE00, 0xFE10)))
    + "".join(map(chr, range(0xE0100, 0xE01F0)))
)


class _Shown(dict[int, int]):
    """What each code point is shown as, found when first asked."""

    def __missing__(self, code: int) -> int:
        shown = self[code] = _shown(code)
        return shown


def _shown(code: int) -> int:
    if chr(code) in _SPACES:
        return _SPACE
    if code < _SPACE:
        return _PICTURES + code
    if code == _DELETE:
        return _DELETE_PICTURE
    return _MARK if chr(code) in _UNSEEN or category(chr(code)) in _ACTING else code


_SHOWN = _Shown()


def harmless(text: str) -> str:
    """The text with whatever could act on a terminal shown as a mark in its place.

    Equal in length, so that offsets stay: breaks and tabs become spaces, control characters their pictures (␛),
    C1 controls, bidi and other format characters, surrogates and unassigned code points �.
    """
    return text if text.isascii() and text.isprintable() else text.translate(_SHOWN)
