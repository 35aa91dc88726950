"""What the bench's reports are put together from: headings with their paragraphs, taken from real reports."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from store import IdentityUnclear, SourceRefused, read_file, seed_reports
from store.sources import read_source

SHARED = Path(__file__).resolve().parents[3] / "shared"
LONGEST_BLOCK = 1600

_FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_NUMBER = re.compile(
    r"^\s*(?:[（(][一二三四五六七八九十]+[）)]|[一二三四五六七八九十]+、|\d{1,2}[.．、]|第[一二三四五六七八九十]+[，、])\s*"
)
_PROSE = 40
_PAGE = re.compile("(?:索引号|公开方式|公开时限|文件编号|发布机构|成文日期|来源|时间)\\s*[:：]|记者|通讯员")
_ADDRESS = re.compile("向大会报告|请予审议|列席(?:人员|同志)")


@dataclass(frozen=True, slots=True)
class Block:
    """A heading with the paragraphs under it. `names` are what the report calls its own region, longest first, `year`
    is the year that it looks back on: both are another's in a report that takes the block over."""

    heading: str
    paragraphs: tuple[str, ...]
    names: tuple[str, ...]
    year: int


@dataclass(frozen=True, slots=True)
class Material:
    """The blocks of civil affairs reports and those of governments' reports; `digest` tells this material from any
    other, `bundled` is whether only the reports that come with the program were at hand."""

    affairs: tuple[Block, ...]
    governments: tuple[Block, ...]
    digest: str
    bundled: bool


def material() -> Material:
    """Everything that is at hand: the originals beside the checkout, or else the bundled reports."""
    originals = sorted(SHARED.glob("seeds/*.txt"))
    affairs = originals or list(seed_reports())
    governments = sorted(SHARED.glob("corpus/*/*.txt")) or affairs
    digest = sha256()
    for path in (*affairs, *governments):
        digest.update(path.read_bytes())
    return Material(_all_blocks(affairs), _all_blocks(governments), digest.hexdigest()[:16], not originals)


def _all_blocks(paths: Iterable[Path]) -> tuple[Block, ...]:
    return tuple(block for path in paths for block in _blocks(path))


def _blocks(path: Path) -> list[Block]:
    """The blocks of one report; a stretch of many paragraphs is several."""
    names, year = _identity(path)
    found: list[Block] = []
    heading, paragraphs, length = "", list[str](), 0

    def close() -> None:
        if sum(len(each) >= _PROSE for each in paragraphs):
            found.append(Block(heading, tuple(paragraphs), names, year))

    for line in _FRONT_MATTER.sub("", read_source(path).text).split("\n"):
        words = line.strip()
        if not words or _ADDRESS.search(words) or (len(words) < 2 * _PROSE and _PAGE.search(words)):
            continue
        if len(words) < _PROSE and not _torn(paragraphs) and (_NUMBER.match(words) or words[-1] not in "。；，、："):
            close()
            heading, paragraphs, length = _NUMBER.sub("", words).rstrip("。"), [], 0
        elif length > LONGEST_BLOCK:
            close()
            paragraphs, length = [words], len(words)
        else:
            paragraphs.append(words)
            length += len(words)
    close()
    return found


def _torn(paragraphs: list[str]) -> bool:
    """Whether the last paragraph stops within a sentence, so that the next line goes on: a newspaper's column."""
    return bool(paragraphs) and paragraphs[-1][-1] not in "。；！？”）"


def _identity(path: Path) -> tuple[tuple[str, ...], int]:
    try:
        report = read_file(path).report
    except (SourceRefused, IdentityUnclear):
        return (), 2022
    year = int(report.period[:4]) if report.period else 2022
    if report.region is None:
        return (), year
    name = report.region.name
    short = re.sub("(?:壮族|回族|维吾尔)?(?:自治[区州县旗]|[省市区县旗])$", "", name)
    return tuple(dict.fromkeys((name, short))) if len(short) > 1 else (name,), year
