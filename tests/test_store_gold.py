"""Held against the gold: the reports that were annotated by hand, read with nothing known but their text."""

import sys
from functools import cache
from typing import Any

import pytest
from gold import GOLD, SEEDS, SHARED, annotations, needs_gold, needs_seeds, reading_of, scorer

from store import read_file
from store.documents import reading_document

# A little under what each of the five reaches by itself, and under what the five reach on average.
EACH = {
    "indicator_f1": 0.99,
    "value_accuracy": 0.99,
    "unit_accuracy": 0.99,
    "name_accuracy": 0.90,
    "domain_accuracy": 0.93,
    "tense_accuracy": 0.99,
    "period_accuracy": 0.99,
    "qualifier_accuracy": 0.99,
    "previous_accuracy": 0.99,
    "change_accuracy": 0.99,
    "whole_row_recall": 0.85,
    "section_f1": 0.99,
    "section_title_accuracy": 0.99,
    "section_kind_accuracy": 0.99,
    "section_domain_accuracy": 0.93,
}
MEAN = {"name_accuracy": 0.93, "domain_accuracy": 0.97, "whole_row_recall": 0.90, "section_domain_accuracy": 0.97}
IDENTITY = ("report_region", "report_code", "report_agency", "report_period", "report_published")


@cache
def scores(name: str) -> dict[str, Any]:
    reading = reading_of(name)
    found: dict[str, Any] = scorer().score(annotations(name), reading.text, reading_document(reading), misses=True)
    return found


def table(names: tuple[str, ...]) -> str:
    lines = [f"{'':24}" + "".join(f"{name[:12]:>14}" for name in names)]
    for field in EACH:
        cells = (scores(name)[field] for name in names)
        lines.append(f"{field:24}" + "".join(f"{'–' if cell is None else format(cell, '.4f'):>14}" for cell in cells))
    return "\n".join(lines)


@needs_gold
@pytest.mark.parametrize("name", GOLD)
def test_report_is_read_as_by_hand(name: str) -> None:
    reached = scores(name)
    sys.stdout.write("\n".join([table((name,)), *reached["misses"], ""]))
    under = {
        field: reached[field] for field, least in EACH.items() if reached[field] is not None and reached[field] < least
    }
    assert under == {}


@needs_gold
def test_reports_are_read_as_by_hand_on_average() -> None:
    sys.stdout.write("\n" + table(GOLD) + "\n")
    for field, least in MEAN.items():
        assert sum(scores(name)[field] for name in GOLD) / len(GOLD) >= least, field


@needs_gold
@pytest.mark.parametrize("name", GOLD)
def test_identity_is_found_in_the_text_alone(name: str) -> None:
    assert [field for field in IDENTITY if not scores(name)[field]] == []


@needs_seeds
@pytest.mark.parametrize(
    ("seed", "code", "path", "published"),
    [
        ("000", "330482", ("浙江省", "嘉兴市", "平湖市"), None),
        ("003", "330108", ("浙江省", "杭州市", "滨江区"), None),
    ],
)
def test_identity_of_reports_without_gold(seed: str, code: str, path: tuple[str, ...], published: str | None) -> None:
    report = reading_of(SEEDS[seed]).report
    assert report.region is not None
    assert (report.region.code, report.region.path, report.region.name) == (code, path, path[-1])
    assert (report.agency, report.period, report.published) == ("民政局", "2023", published)


@needs_seeds
@pytest.mark.parametrize("name", SEEDS.values())
def test_file_is_read_as_its_text(name: str) -> None:
    read, alone = read_file(SHARED / "seeds" / f"{name}.txt"), reading_of(name)
    assert (read.report.region, read.report.agency, read.report.period) == (
        alone.report.region,
        alone.report.agency,
        alone.report.period,
    )
    assert (read.sections, read.indicators) == (alone.sections, alone.indicators)
