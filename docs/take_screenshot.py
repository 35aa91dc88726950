"""Takes the README's picture from the app itself, over the bundled reports: docs/screenshot.svg."""

import asyncio
import re
import sys
from html import escape, unescape
from itertools import accumulate
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from store import Library, load, report_id, seed_reports  # noqa: E402
from tui.app import DuibiaoApp, Settings  # noqa: E402
from tui.language import use_language  # noqa: E402
from tui.state import LeftOff, Preferences, keep  # noqa: E402
from tui.typesetting.width import cells  # noqa: E402

PICTURE = ROOT / "docs" / "screenshot.svg"
SIZE = (160, 45)
SHOWN = ("330213-2022", "330500-2024")
"""The reports side by side, by how their ids begin."""

_CELL = 12.2
_FONTS = "'Fira Code', Menlo, Consolas, 'DejaVu Sans Mono', 'Noto Sans Mono CJK SC', monospace"
_RUN = re.compile(r"[!-~]+|\S")
"""What is placed as one: a Latin word or number, or any other character by itself."""
_FONT_FACE = re.compile(r"\s*@font-face \{.*?\}", re.DOTALL)
_TEXT = re.compile(r' x="([\d.]+)" y="([\d.]+)" textLength="[\d.]+"([^>]*)>([^<]*)</text>')


async def take(folder: Path) -> str:
    """The app as SVG, left off with two reports on elder care."""
    library = Library.create(folder / "library")
    for _ in load(library, seed_reports()):
        pass
    ids = [report_id(entry.report) for entry in library.entries()]
    first, second = (next(name for name in ids if name.startswith(begins)) for begins in SHOWN)
    place = LeftOff(report=first, pins=(first, second), domain="eldercare")
    keep(folder, library=library.folder, place=place, settings=Preferences(language="zh", theme="dark"))
    app = DuibiaoApp(lambda: library, Settings(state_folder=folder))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        return app.export_screenshot(title="duibiao 对标")


def set_by_cells(picture: str) -> str:
    """The picture with every character in its own cell, in fonts that are at hand: Rich measures Chinese as Latin."""
    fonts = _FONT_FACE.sub("", picture).replace("font-variant-east-asian: full-width;", "")
    return _TEXT.sub(_placed, fonts.replace("Fira Code, monospace", _FONTS))


def _placed(text: re.Match[str]) -> str:
    left, top, rest, words = float(text[1]), text[2], text[3], unescape(text[4])
    starts = list(accumulate(map(cells, words), initial=0))
    drawn = "".join(
        f'<tspan x="{round(left + starts[run.start()] * _CELL, 1):g}">{escape(run[0])}</tspan>'
        for run in _RUN.finditer(words)
    )
    return f' y="{top}"{rest}>{drawn}</text>'


if __name__ == "__main__":
    use_language("zh")
    with TemporaryDirectory() as place:
        PICTURE.write_text(set_by_cells(asyncio.run(take(Path(place)))), encoding="utf-8")
    sys.stdout.write(f"{PICTURE}\n")
