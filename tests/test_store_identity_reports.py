"""The identity of real reports, from their text alone."""

import json
from pathlib import Path

import pytest

from store.models import Clues, Report, Source
from store.reading.identity import identify

SHARED = Path(__file__).resolve().parents[2] / "shared"
GOLD = sorted((SHARED / "gold").glob("*.json"))
PROVINCES = sorted((SHARED / "corpus" / "provinces-2026").glob("*.txt"))
HAILAR = sorted((SHARED / "corpus" / "hailar").glob("*.txt"))
here = pytest.mark.skipif(not GOLD, reason="the reports in ../shared are not here")


def identify_text(text: str) -> Report:
    return identify(text, Source("report.txt", "0" * 64, "utf-8", len(text)), Clues())


def code(report: Report) -> str | None:
    return None if report.region is None else report.region.code


@here
@pytest.mark.parametrize("gold", GOLD, ids=lambda path: path.stem)
def test_the_identity_of_the_gold_reports_is_right(gold: Path) -> None:
    text = next(
        path for folder in (SHARED / "seeds", SHARED / "gold" / "texts") for path in folder.glob(f"{gold.stem}.txt")
    ).read_text(encoding="utf-8")
    expected = json.loads(gold.read_text(encoding="utf-8"))["report"]

    report = identify_text(text)

    assert report.region is not None
    region = {"region": report.region.name, "code": report.region.code, "path": list(report.region.path)}
    rest = {name: getattr(report, name) for name in ("agency", "period", "title", "published")}
    assert region | rest == expected


@here
@pytest.mark.parametrize(
    ("name", "expected"), [("000", ("330482", "民政局", "2023")), ("003", ("330108", "民政局", "2023"))]
)
def test_the_identity_of_the_other_seeds_is_right(name: str, expected: tuple[str, ...]) -> None:
    (path,) = (SHARED / "seeds").glob(f"{name}_*.txt")

    report = identify_text(path.read_text(encoding="utf-8"))

    assert (code(report), report.agency, report.period) == expected


@here
@pytest.mark.parametrize("path", PROVINCES, ids=lambda path: path.stem.split("_")[1])
def test_a_provinces_report_is_that_provinces(path: Path) -> None:
    province = path.stem.split("_")[1]

    report = identify_text(path.read_text(encoding="utf-8"))

    assert report.region is not None
    assert report.region.path == (province,)
    assert (report.agency, report.period, report.title) == ("人民政府", "2025", f"2026年{province}政府工作报告")
    assert report.published is not None
    assert report.published.startswith("2026-02-")


@here
@pytest.mark.parametrize("path", HAILAR, ids=lambda path: path.stem)
def test_four_years_of_one_district_are_told_apart(path: Path) -> None:
    report = identify_text(path.read_bytes().decode("gb18030").replace("\r\n", "\n"))

    assert (code(report), report.agency) == ("150702", "人民政府")
    assert (report.period, report.published) == (str(int(path.stem) - 1), None)
