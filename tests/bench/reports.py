"""The reports of the bench's library: as many as are asked for, of real regions and years, always the same ones.

A report is blocks of real reports under new numbers: its region and its years stand where the others' stood, its
figures are its own, sentences are left out and others put in. Some are torn by a column's end, some are written
full-width, some are GB18030; some say whose they are in front matter, some in their headline, some in a page's head.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

from material import Block, Material
from processes import HERE

from store.reading.divisions import Division, divisions_of

YEARS = range(2014, 2024)
SHORTEST, LONGEST = 7000, 9500

_WORDS = tomllib.loads((HERE / "sentences.toml").read_text(encoding="utf-8"))
_FIGURE = re.compile(r"(?<![\dA-Za-z.〔])\d+(?:,\d{3})*(?:\.\d+)?(?![\dA-Za-z])")
_YEAR = re.compile(r"(?<!\d)20\d\d(?=年|—|－|-)")
_SENTENCE = re.compile(r"[^。；]*[。；]?")
_DIGITS = ("", *"一二三四五六七八九")
_FULL_WIDTH = {code: code + 0xFEE0 for code in (*range(0x30, 0x3A), *range(0x41, 0x5B), *range(0x61, 0x7B))}
_COLUMN = 31


@dataclass(frozen=True, slots=True)
class Task:
    """Whose report is to be made, and of when. `government` is whether it is the government's own."""

    division: Division
    year: int
    government: bool

    @property
    def place(self) -> str:
        """The region's path in one word, which no two regions share."""
        return "".join(self.division.region.path)

    @property
    def agency(self) -> str:
        """The agency, without the region."""
        return "人民政府" if self.government else "民政厅" if self.division.rank == 1 else "民政局"

    @property
    def file(self) -> Path:
        """Where the file stands among the others: by year and province."""
        region, kind = self.division.region, "政府工作报告" if self.government else "工作总结"
        year = self.year + 1 if self.government else self.year
        return Path(str(self.year), region.path[0], f"{region.code}{region.name}{self.agency}{year}年{kind}.txt")


def tasks(count: int) -> list[Task]:
    """So many different reports: of every year the same share of its regions, seven of ten by civil affairs."""
    found = []
    for number, year in enumerate(YEARS):
        share = count * (number + 1) // len(YEARS) - count * number // len(YEARS)
        rng = Random(f"regions {year}")
        both = [(division, government) for division in divisions_of(year).all for government in (False, True)]
        rng.shuffle(both)
        governments = share * 3 // 10
        chosen = [each for each in both if each[1]][:governments] + [each for each in both if not each[1]]
        found += [Task(division, year, government) for division, government in chosen[:share]]
    return found


def write_reports(folder: Path, material: Material, count: int) -> Iterator[Path]:
    """Writes the reports that are not there yet; every file's path as it is done."""
    for task in tasks(count):
        path = folder / task.file
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(_encoded(task, report_text(task, material)))
        yield path


def report_text(task: Task, material: Material) -> str:
    """A report from its headline to its signature."""
    rng = Random(f"{task.division.region.code} {task.year} {task.agency}")
    length = rng.randint(SHORTEST, LONGEST)
    reviewed = list(_chapter(task, material, rng, length * 7 // 10, plan=False))
    planned = list(_chapter(task, material, rng, length * 3 // 10, plan=True))
    year = task.year
    lines = [
        *_head(task, rng),
        f"一、{year}年工作回顾",
        *reviewed,
        f"二、{year + 1}年工作{'安排' if task.government else '计划'}",
        *planned,
    ]
    return "\n".join(lines) + "\n"


def _head(task: Task, rng: Random) -> list[str]:
    """What says whose report it is, in one of three ways."""
    place, year = task.place, task.year
    date = f"{year + 1}-{rng.randint(1, 3):02}-{rng.randint(1, 28):02}"
    if task.government:
        title = f"{place}{year + 1}年政府工作报告"
        opening = ["各位代表：", f"现在，我代表{task.division.region.name}人民政府向大会报告工作，请予审议。"]
    else:
        title = f"{place}{task.agency}{year}年工作总结和{year + 1}年工作计划"
        opening = [f"{year}年，{place}{task.agency}{rng.choice(_WORDS['headings']['opening'])}。"]
    match rng.randrange(3):
        case 0:
            region = "/".join(task.division.region.path)
            facts = [f"region: {region}", f"agency: {task.agency}", f'period: "{year}"', f"published: {date}"]
            return ["---", *facts, "---", "", title, "", *opening]
        case 1:
            return [title, "", *opening]
        case _:
            return [
                "首页 > 政务公开 > 工作总结",
                title,
                f"发布时间：{date}　来源：{place}{task.agency}　浏览次数：{rng.randint(10, 9999)}",
                "",
                *opening,
            ]


def _chapter(task: Task, material: Material, rng: Random, length: int, *, plan: bool) -> Iterator[str]:
    """Numbered headings with their paragraphs, of about the length."""
    written, number = 0, 0
    while written < length:
        own = material.governments if task.government or rng.random() < 0.4 else material.affairs
        block = rng.choice(own)
        heading = _adapted(block.heading, block, task, rng) or rng.choice(
            _WORDS["headings"]["plan" if plan else "review"]
        )
        yield f"（{_numeral(number + 1)}）{heading}。"
        number += 1
        for paragraph in block.paragraphs:
            text = _varied(_adapted(paragraph, block, task, rng), task, rng)
            written += len(text)
            yield from _typeset(text, rng)
            if written > length * 1.3:
                break


def _numeral(number: int) -> str:
    tens, ones = divmod(number, 10)
    return ("" if tens < 2 else _DIGITS[tens]) + ("十" if tens else "") + _DIGITS[ones]


def _adapted(text: str, block: Block, task: Task, rng: Random) -> str:
    """The text as this region's: its name, its years, figures of the same length."""
    for name in block.names:
        text = text.replace(name, task.division.region.name if name == block.names[0] else task.division.short)
    if block.names:
        kind, other = _kind(block.names[0]), _kind(task.division.region.name)
        text = re.sub(f"(?<=[全我本]){kind}|{kind}(?=委|政府|民政|级)", other, text)
    text = text.replace("上半年", "全年")
    if not task.government:
        text = text.replace("人民政府", "政府")
    text = _FIGURE.sub(lambda match: _figure(match.group(), rng), _YEAR.sub(lambda match: f"\0{match.group()}\0", text))
    return re.sub("\0(\\d+)\0", lambda match: str(int(match.group(1)) + task.year - block.year), text)


def _kind(name: str) -> str:
    """What a place is called by itself: 全省, 我区."""
    return "自治区" if name.endswith("自治区") else name[-1]


def _figure(written: str, rng: Random) -> str:
    if len(written) == 4 and written.startswith("20"):
        return written
    digits = "".join(str(rng.randint(0, 9)) if each.isdigit() else each for each in written)
    first = str(rng.randint(1, 9)) + digits[1:]
    whole, _, rest = first.partition(".")
    if "," not in whole and len(whole) > 4 and rng.random() < 0.4:
        whole = f"{int(whole):,}"
    return f"{whole}.{rest}" if rest else whole


def _varied(text: str, task: Task, rng: Random) -> str:
    """The paragraph without some of its sentences and with some of the region's own."""
    sentences = [each for each in _SENTENCE.findall(text) if each]
    kept = [each for number, each in enumerate(sentences) if number == 0 or rng.random() > 0.12]
    if text[-1] == "。":
        for _ in range(rng.choice((0, 0, 1, 1, 2))):
            kept.insert(rng.randint(1, len(kept)), _own(task, rng))
    return "".join(kept)


def _own(task: Task, rng: Random) -> str:
    """A sentence with names and codes that few reports have."""
    first, second = (rng.choice(_WORDS["places"]["first"]) + rng.choice(_WORDS["places"]["second"]) for _ in range(2))
    code = rng.choice(_WORDS["codes"]).format(
        short=task.division.short[:1], year=task.year, n=rng.randint(1, 399), m=rng.randint(1000, 9999)
    )
    return rng.choice(_WORDS["own"]).format(
        name=task.division.short, first=first, second=second, code=code, n=rng.randint(2, 99), m=rng.randint(100, 99999)
    )


def _typeset(text: str, rng: Random) -> Iterator[str]:
    """The paragraph as lines: indented, sometimes full-width, sometimes torn where a newspaper's column ends."""
    chance = rng.random()
    if chance < 0.06:
        text = text.translate(_FULL_WIDTH)
    elif chance < 0.12 and len(text) > 3 * _COLUMN:
        while len(text) > _COLUMN * 4 // 3:
            yield text[:_COLUMN]
            text = text[_COLUMN:]
    elif chance < 0.18 and len(text) > 3 * _COLUMN:
        middle = len(text) // 2
        yield "　　" + text[:middle]
        text = text[middle:]
    else:
        text = "　　" + text
    yield text


def _encoded(task: Task, text: str) -> bytes:
    """The file's bytes: one in twelve as an old Windows program writes them."""
    if int(task.division.region.code) % 12:
        return text.encode()
    return text.replace("\n", "\r\n").encode("gb18030")
