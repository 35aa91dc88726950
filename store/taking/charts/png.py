"""PNG: the same picture in dots, wherever the machine has fonts for all that is written in it."""

from math import sqrt
from unicodedata import category
from xml.etree.ElementTree import Element, tostring

from store.errors import ExportUnwritable
from store.taking.charts.svg import FONTS, picture
from store.taking.taken import Taken

_ZOOM = 2.0
"""Dots per unit of the picture: 1,800 across, a page at 250 dots an inch."""
MOST_DOTS = 40_000_000
"""A larger picture has fewer dots per unit."""
_ANY_FONTS = (
    f"{FONTS}, Noto Sans Mono CJK SC, Noto Sans CJK TC, Noto Sans CJK JP, HarmonyOS Sans SC, MiSans, Alibaba PuHuiTi, "
    "Sarasa Gothic SC, LXGW WenKai, FandolHei, KaiTi, FangSong, AR PL UKai CN, Unifont, DejaVu Serif, "
    "DejaVu Sans Mono, Liberation Serif, Noto Sans, Noto Serif, Ubuntu, Cantarell, Roboto, FreeSans, Helvetica, "
    "Times New Roman, serif"
)
"""One of them has to be there for others to be looked through for what it lacks."""
_IN_NO_FONT = "\U0010fffd"
_INVISIBLE = {"Mn", "Me", "Cf", "Zs", "Zl", "Zp"}
_SHOWN_MISSING = 12


def png(taken: Taken, language: str) -> bytes:
    """All the charts under each other in one picture, in "zh" or "en". ExportUnwritable where there is none, and where
    the machine's fonts lack characters that are written in it."""
    drawn = picture(taken.charts, taken.title, language)
    drawn.set("font-family", _ANY_FONTS)
    missing = "".join(sorted(_boxed(drawn), key=lambda each: (each.isascii(), each)))
    if missing:
        shown = missing[:_SHOWN_MISSING] + ("…" if len(missing) > _SHOWN_MISSING else "")
        raise ExportUnwritable("taken-fontless", title=taken.title, missing=shown)
    dots = float(drawn.attrib["width"]) * float(drawn.attrib["height"])
    return _dots(drawn, min(_ZOOM, sqrt(MOST_DOTS / dots)))


def _boxed(drawn: Element) -> set[str]:
    """The characters of a picture that would come out as boxes or not at all, which is as one that no font has."""
    written = {character for each in drawn.iter("text") for character in each.text or ""}
    box = _sample(_IN_NO_FONT)
    return {each for each in written if category(each) not in _INVISIBLE and _sample(each) == box}


def _sample(character: str) -> bytes:
    root = Element(
        "svg", {"xmlns": "http://www.w3.org/2000/svg", "width": "24", "height": "24", "font-family": _ANY_FONTS}
    )
    words = Element("text", {"x": "4", "y": "18", "font-size": "16"})
    words.text = character
    root.append(words)
    return _dots(root, 1.0)


def _dots(drawn: Element, zoom: float) -> bytes:
    import resvg_py

    return resvg_py.svg_to_bytes(svg_string=tostring(drawn, encoding="unicode"), zoom=zoom)
