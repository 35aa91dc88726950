"""Which sections of two reports deal with the same matter."""

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from aligned import digests, library_of, section_of, small_reports
from handmade import Heading, build

from store import Library, seed_reports
from store.comparing.sections.alignment import Alignment, counterparts
from store.comparing.sections.comparing import Comparing
from store.comparing.sections.subjects import likeness, subjects
from store.comparing.sections.weights import Weights, WeightsOfReadings
from store.comparing.sections.weights_of_index import WeightsOfIndex
from store.index.opening import open_index
from store.models import Kind, Reading

LISTED = tomllib.loads((Path(__file__).parent / "counterparts.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def ninghai() -> Reading:
    return small_reports()[0]


@pytest.fixture(scope="module")
def xiangshan() -> Reading:
    return small_reports()[1]


@pytest.fixture(scope="module")
def indexed(bundled: Library) -> Iterator[WeightsOfIndex]:
    """The words of the bundled reports, as their library's index has them."""
    opened = open_index(bundled.folder)
    yield WeightsOfIndex(opened)
    opened.close()


def ranks(weights: Weights) -> list[int]:
    """For every listed pair, how many sections were ranked before the one that a careful reader takes."""
    found = []
    for lead, others in LISTED.items():
        for other, pairs in others.items():
            alignment = counterparts(digests()[lead], digests()[other], weights)
            for section, wanted in pairs.items():
                ranked = [each.section for each in alignment.ranked[section]]
                found.append(min((ranked.index(each) for each in wanted if each in ranked), default=len(ranked)))
    return found


def met(alignment: Alignment, section: str) -> str | None:
    closest = alignment.closest(section)
    return None if closest is None else closest.section


def test_the_list_names_sections_that_are_there():
    sections = {name: {section.id for section in reading.sections} for name, reading in digests().items()}
    named = [
        (report, section)
        for lead, others in LISTED.items()
        for other, pairs in others.items()
        for first, wanted in pairs.items()
        for report, section in ((lead, first), *((other, each) for each in wanted))
    ]
    assert len(named) > 80
    assert [pair for pair in named if pair[1] not in sections[pair[0]]] == []


def assert_found(found: list[int]) -> None:
    assert len(found) >= 40
    assert sum(rank == 0 for rank in found) / len(found) >= 0.85
    assert sum(rank < 3 for rank in found) / len(found) >= 0.95


def test_a_careful_readers_counterparts_are_found_by_the_reports_at_hand():
    assert_found(ranks(WeightsOfReadings(digests().values())))


def test_a_careful_readers_counterparts_are_found_by_the_index(indexed: WeightsOfIndex):
    assert_found(ranks(indexed))


def test_most_listed_pairs_are_close_enough_to_be_called_counterparts(indexed: WeightsOfIndex):
    called = [
        alignment.closest(section)
        for lead, others in LISTED.items()
        for other, pairs in others.items()
        for alignment in [counterparts(digests()[lead], digests()[other], indexed)]
        for section in pairs
    ]
    assert sum(each is not None for each in called) / len(called) >= 0.85


@pytest.mark.parametrize("name", [path.stem for path in seed_reports()])
def test_a_report_beside_itself_finds_itself(name: str):
    reading = digests()[name]
    alignment = counterparts(reading, reading, WeightsOfReadings(digests().values()))
    assert alignment.ranked
    assert {section: met(alignment, section) for section in alignment.ranked} == {
        section: section for section in alignment.ranked
    }
    assert alignment.lacking == frozenset()


def test_it_is_the_same_from_either_side(ninghai: Reading, xiangshan: Reading):
    weights = WeightsOfReadings((ninghai, xiangshan))
    there, back = counterparts(ninghai, xiangshan, weights), counterparts(xiangshan, ninghai, weights)
    scores = {(one, each.section): each.score for one, found in there.ranked.items() for each in found}
    assert scores
    assert scores == pytest.approx(
        {(each.section, other): each.score for other, found in back.ranked.items() for each in found}
    )
    first, second = subjects(ninghai, weights)[:2]
    assert likeness(first, second) == likeness(second, first)
    assert all(0.0 <= score <= 1.0 for score in scores.values())


@pytest.fixture(params=["readings", "index"])
def small_weights(
    request: pytest.FixtureRequest, indexed: WeightsOfIndex, ninghai: Reading, xiangshan: Reading
) -> Weights:
    """Of the two reports that are compared, or of a library that these are not in."""
    return WeightsOfReadings((ninghai, xiangshan)) if request.param == "readings" else indexed


def test_sections_meet_by_what_they_are_about_wherever_they_stand(
    small_weights: Weights, ninghai: Reading, xiangshan: Reading
):
    alignment = counterparts(ninghai, xiangshan, small_weights)
    for here, there in (("提高低保标准", "社会救助"), ("开好老年食堂", "老年食堂进村"), ("培训护理员", "护理队伍壮大")):
        assert met(alignment, section_of(ninghai, here)) == section_of(xiangshan, there)


def test_what_the_other_does_not_report_is_told(small_weights: Weights, ninghai: Reading, xiangshan: Reading):
    assert counterparts(ninghai, xiangshan, small_weights).lacking == {section_of(ninghai, "推进殡葬改革")}
    assert counterparts(xiangshan, ninghai, small_weights).lacking == {section_of(xiangshan, "婚姻登记")}


def canteens(kind: Kind, period: str = "2022") -> Reading:
    """A report that tells of canteens, on one side or on both."""
    done, planned = "老年食堂新建12家，送餐上门。", "明年老年食堂再建10家，继续送餐上门。"
    text = f"回头看\n{done}\n打算\n{planned}\n"
    headings = (Heading("回头看", "回头看", 1, ("eldercare",)), Heading("打算", "打算", 1, ("eldercare",), Kind.PLAN))
    if kind is Kind.REVIEW:
        return build(text, headings=headings, period=period)
    return build(f"打算\n{planned}\n", headings=headings[1:], period=period)


def test_what_was_done_is_held_against_what_was_done():
    both, plan = canteens(Kind.REVIEW), canteens(Kind.PLAN)
    weights = WeightsOfReadings((*digests().values(), both))
    alignment = counterparts(plan, both, weights)
    assert [each.section for each in alignment.ranked["1"]] == ["2", "1"]
    apart = next(each.score for each in alignment.ranked["1"] if each.section == "1")
    assert apart < 0.5 * alignment.ranked["1"][0].score


@pytest.mark.parametrize(
    "reading",
    [
        build(""),
        build("\n"),
        build("只有标题\n", headings=(Heading("只有标题", "只有标题", 1),)),
        build("没有小节的一段话。\n"),
        build("责任编辑：某某\n", headings=(Heading("责任编辑", "", 1, kind=Kind.FURNITURE),)),
        build("123 456\n", headings=(Heading("123", "", 1),)),
    ],
    ids=["nothing", "blank", "heading", "no-sections", "furniture", "figures"],
)
def test_reports_with_little_in_them_meet_nothing(reading: Reading, ninghai: Reading):
    weights = WeightsOfReadings((reading, ninghai))
    for alignment in (counterparts(reading, ninghai, weights), counterparts(ninghai, reading, weights)):
        assert all(not found for found in alignment.ranked.values())
    assert counterparts(reading, reading, weights).lacking == frozenset()


def test_a_library_holds_its_reports_against_each_other(tmp_path: Path):
    for indexed in (False, True):
        library = library_of(tmp_path / str(indexed), *small_reports(), indexed=indexed)
        ids = [entry.id for entry in library.entries()]
        comparing = Comparing(library)
        assert comparing.has_index == indexed
        found = comparing.align({each: library.reading(each) for each in ids})
        assert found.keys() == {(one, other) for one in ids for other in ids if one != other}
        assert all(any(found[pair].closest(section) for section in found[pair].ranked) for pair in found)
        comparing.close()
