"""The bundled digests state what their originals state: identity, sections, and every figure that the gold asks for."""

import re
from typing import Any

import pytest
from aligned import digests
from gold import SEEDS, annotations, needs_gold, scorer

from store import Indicator, Reading, seed_reports

ORIGINALS = {"fenghua-2022": SEEDS["001"], "yixing-2023h1": SEEDS["002"], "huzhou-2024": SEEDS["004"]}
WIDE = str.maketrans("，：；！？（）", ",:;!?()")


def digest(name: str) -> Reading:
    return digests()[name]


@pytest.mark.parametrize(
    ("name", "code", "path", "period", "published"),
    [
        ("pinghu-2023", "330482", ("浙江省", "嘉兴市", "平湖市"), "2023", None),
        ("fenghua-2022", "330213", ("浙江省", "宁波市", "奉化区"), "2022", None),
        ("yixing-2023h1", "320282", ("江苏省", "无锡市", "宜兴市"), "2023H1", "2023-12-25"),
        ("binjiang-2023", "330108", ("浙江省", "杭州市", "滨江区"), "2023", None),
        ("huzhou-2024", "330500", ("浙江省", "湖州市"), "2024", "2025-03-05"),
    ],
)
def test_identity_is_the_original_one(
    name: str, code: str, path: tuple[str, ...], period: str, published: str | None
) -> None:
    report = digest(name).report
    assert report.region is not None
    assert (report.region.code, report.region.path) == (code, path)
    assert (report.agency, report.period, report.published) == ("民政局", period, published)


@needs_gold
@pytest.mark.parametrize("name", ORIGINALS)
def test_every_indicator_of_the_original_is_found(name: str) -> None:
    left = list(digest(name).indicators)
    missing = []
    for wanted in annotations(ORIGINALS[name])["indicators"]:
        if wanted.get("optional"):
            continue
        found = next((each for each in left if states(digest(name), each, wanted)), None)
        if found is None:
            missing.append((wanted["name"], wanted["value"], wanted["unit"]))
        else:
            left.remove(found)
    assert missing == []


def states(reading: Reading, indicator: Indicator, wanted: dict[str, Any]) -> bool:
    """Whether an indicator has the value and the unit, and its name or its clause the characters of the core."""
    if indicator.value != wanted["value"] or not scorer().same_unit(wanted["unit"], indicator.unit):
        return False
    core = set(re.sub(r"[\s“”()（）、]", "", wanted["core"]))
    return core <= set(indicator.name) or core <= set(reading.text[indicator.start : indicator.end])


@needs_gold
@pytest.mark.parametrize("name", ORIGINALS)
def test_every_section_of_the_original_is_there(name: str) -> None:
    reading = digest(name)
    titles = {
        title.translate(WIDE) for title in ("", reading.report.title or "", *(each.title for each in reading.sections))
    }
    wanted = [section for section in annotations(ORIGINALS[name])["sections"] if section["kind"] != "furniture"]
    assert [section["title"] for section in wanted if section["title"].translate(WIDE) not in titles] == []


@pytest.mark.parametrize("name", [path.stem for path in seed_reports()])
def test_every_section_and_indicator_points_into_the_digest(name: str) -> None:
    reading = digest(name)
    assert reading.indicators
    assert [
        each
        for each in reading.indicators
        if not re.search(r"[\d一二两三四五六七八九十百千万亿]", number(reading, each))
    ] == []
    assert [each for each in reading.sections if each.title and each.title[:4] not in span(reading, each)] == []


def number(reading: Reading, indicator: Indicator) -> str:
    return reading.text[indicator.number_start : indicator.number_end]


def span(reading: Reading, section: Any) -> str:
    return " ".join(reading.text[section.start : section.end].split())
