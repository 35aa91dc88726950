"""A library searched, by its index and without."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from aligned import library_of
from handmade import Heading, build
from handmade_reports import HAIYAN_2022, HAIYAN_2023, KUNSHAN_2023H1, REPORTS
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from searchable import everything, sections

from store import Library, Results, Searching, report_id
from store.models import Kind, Tense

TYPED = "养老低保 -|\"“”':：,，.a1Aü元/>year:region:%（）\x00\x03\x04\u3000"
HAIYAN, HAIYAN_LATER, KUNSHAN = (report_id(each.report) for each in (HAIYAN_2022, HAIYAN_2023, KUNSHAN_2023H1))


@pytest.fixture(scope="module")
def indexed(searched: Library) -> Iterator[Searching]:
    searching = Searching(searched)
    yield searching
    searching.close()


@pytest.fixture(scope="module")
def scanning(bare: Library) -> Iterator[Searching]:
    searching = Searching(bare)
    yield searching
    searching.close()


@pytest.fixture(scope="module", params=["indexed", "scanning"])
def searching(request: pytest.FixtureRequest) -> Searching:
    found: Searching = request.getfixturevalue(request.param)
    return found


def test_a_word_finds_the_innermost_sections_that_say_it(searching: Searching):
    found = everything(searching, "助餐点")
    assert (HAIYAN, "6.2") in sections(found)
    assert found.total == len(found.hits) == len(set(sections(found)))
    assert found.reports == len({hit.report for hit in found.hits})
    hit = next(hit for hit in found.hits if (hit.report, hit.section) == (HAIYAN, "6.2"))
    assert hit.path == ("办好养老，老人出门有去处", "饭菜更热")
    assert HAIYAN_2022.text[hit.start : hit.end] == "助餐点"
    assert [hit.snippet[start:end] for start, end in hit.lit] == ["助餐点"]
    assert (hit.region, hit.agency, hit.period) == (HAIYAN_2022.report.region, "民政局", "2022")


def test_nothing_typed_finds_nothing(searching: Searching):
    assert searching.search("  ") == Results(searching.search("  ").query)


def test_every_word_must_stand_and_none_that_is_excluded(searching: Searching):
    both, one = sections(everything(searching, "床位 护理型")), sections(everything(searching, "护理型"))
    assert both
    assert set(both) <= set(one)
    without = sections(everything(searching, "护理型 -床位"))
    assert set(without).isdisjoint(both)
    assert set(sections(everything(searching, "助餐点|慈善信托"))) == {
        *sections(everything(searching, "助餐点")),
        *sections(everything(searching, "慈善信托")),
    }


def test_a_heading_above_holds_a_word_for_the_text_below(searching: Searching):
    # 饭菜更热 stands under 办好养老, which it does not say again.
    assert (HAIYAN, "6.2") in sections(everything(searching, "骑手 办好养老"))
    assert (HAIYAN, "6.2") not in sections(everything(searching, "办好养老"))


def test_widths_scripts_and_separators_are_one(searching: Searching):
    plain = sections(everything(searching, "护理型床位"))
    assert plain
    assert sections(everything(searching, "護理型床位")) == plain
    assert sections(everything(searching, "护 理型床位".replace(" ", "\u200b"))) == plain
    assert (HAIYAN, "6.1") in sections(everything(searching, "４２１０张"))
    assert (HAIYAN, "6.1") in sections(everything(searching, "4,210张"))


def test_filters_narrow_and_are_counted(searching: Searching):
    found = everything(searching, "养老")
    for count in found.regions:
        assert everything(searching, f"养老 region:{count.value}").total == count.count
    for count in found.domains:
        assert everything(searching, f"养老 domain:{count.value}").total == count.count
    assert {count.label[0] for count in found.regions} == {"浙江省", "江苏省"}
    cities = everything(searching, "养老 region:浙江")
    assert all(count.label[0] == "浙江省" and len(count.label) == 2 for count in cities.regions)
    assert {hit.period for hit in everything(searching, "养老 year:2023..").hits} == {"2023", "2023H1", "2024"}
    assert {hit.kind for hit in everything(searching, "养老 kind:计划").hits} == {"plan"}
    assert everything(searching, "养老 -region:浙江").total == found.total - cities.total


def test_a_query_of_filters_alone_finds_what_meets_them_in_the_order_of_the_reports(searching: Searching):
    found = everything(searching, "region:海盐县")
    assert {hit.report for hit in found.hits} == {HAIYAN, HAIYAN_LATER}
    assert [hit.report for hit in found.hits] == sorted((hit.report for hit in found.hits), reverse=True)
    places = [[hit.start for hit in found.hits if hit.report == report] for report in (HAIYAN, HAIYAN_LATER)]
    assert places == [sorted(each) for each in places]
    assert all(hit.matches == () and hit.snippet for hit in found.hits)


def test_indicators_are_found_by_name_and_by_measure(searching: Searching):
    found = everything(searching, "低保标准")
    assert found.indicators_total == len(found.indicators) >= 3
    assert all("低保" in hit.indicator.name or hit.indicator.measure == "dibao_standard" for hit in found.indicators)
    assert {hit.indicator.measure for hit in found.indicators} >= {"dibao_standard"}
    promised = everything(searching, "助餐点 tense:目标")
    assert promised.indicators
    assert {hit.indicator.tense for hit in promised.indicators} == {Tense.TARGET}


def test_units_and_values_find_indicators_only(searching: Searching):
    found = everything(searching, "unit:元/月 value:>1000")
    assert found.total == 0
    assert found.hits == ()
    assert found.indicators
    assert all(hit.indicator.value > 1000 for hit in found.indicators)
    assert everything(searching, "unit:元/月 value:<=1000").indicators_total + found.indicators_total == (
        everything(searching, "unit:元/月").indicators_total
    )


@pytest.mark.parametrize(
    ("letters", "word"),
    [
        ("zhucandian", "助餐点"),
        ("zcd", "助餐点"),
        ("hulixingchuangwei", "护理型床位"),
        ("cishan", "慈善"),
        ("zhuc", "助餐点"),
    ],
)
def test_letters_find_the_words_that_they_sound_like(searching: Searching, letters: str, word: str):
    found = everything(searching, letters)
    (sound,) = found.sounds
    assert sound.text == letters
    assert word in sound.words
    assert set(sections(everything(searching, word))) <= set(sections(found))


def test_quoted_letters_are_letters(searching: Searching):
    assert everything(searching, '"cishan"').sounds == ()
    assert everything(searching, '"cishan"').total == 0


def test_sounds_mix_with_chinese(searching: Searching):
    assert set(sections(everything(searching, "慈善jidi"))) >= set(sections(everything(searching, "慈善基地"))) != set()


def test_words_that_stand_nowhere_are_taken_apart(searching: Searching):
    found = everything(searching, "志愿者助餐点床位")
    assert found.total == 0 or found.apart
    taken = everything(searching, "助餐点老人路线")
    assert taken.apart
    assert "".join(taken.apart[0][1]) == "助餐点老人路线"
    assert (HAIYAN, "6.2") in sections(taken)
    assert everything(searching, '"助餐点老人路线"').apart == ()


def test_pages_follow_one_another_and_come_again_the_same(searching: Searching):
    whole = everything(searching, "养老")
    pages = [searching.search("养老", limit=7, offset=offset) for offset in range(0, whole.total, 7)]
    assert [each for page in pages for each in sections(page)] == sections(whole)
    assert {page.total for page in pages} == {whole.total}
    assert searching.search("养老", limit=0).total == whole.total
    assert sections(everything(searching, "养老")) == sections(whole)


def test_the_best_comes_first(searching: Searching):
    first = searching.search("老年食堂", limit=3)
    assert all("老年食堂" in hit.snippet for hit in first.hits)
    scores = [hit.score for hit in everything(searching, "养老服务").hits]
    assert scores == sorted(scores, reverse=True)
    assert "慈善" in "".join(everything(searching, "慈善").hits[0].path)


@pytest.mark.parametrize("indexed", [True, False])
def test_the_report_s_own_text_and_newer_periods_come_before_others_like_them(tmp_path: Path, indexed: bool):
    text = "推荐阅读：公益金\n一、公益金\n公益金用于助学。\n{}年\n"
    headings = (
        Heading("推荐", "", 1, kind=Kind.FURNITURE),
        Heading("一、", "公益金", 1),
    )
    years = [build(text.format(year), period=year, name=year, headings=headings) for year in ("2021", "2023", "2022")]
    library = library_of(tmp_path / "library", *years, indexed=indexed)
    found = everything(Searching(library), "公益金")
    assert [(hit.period, hit.kind) for hit in found.hits] == [
        *((year, Kind.REVIEW) for year in ("2023", "2022", "2021")),
        *((year, Kind.FURNITURE) for year in ("2023", "2022", "2021")),
    ]


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    text=st.text(max_size=24)
    | st.text("养老低保 -|\"“”':：,，.a1Aü元/>year:region:%（）\x00\x03\x04\u3000", max_size=24)
)
def test_no_query_raises_and_both_ways_agree(text: str, indexed: Searching, scanning: Searching):
    by_index, by_eye = everything(indexed, text), everything(scanning, text)
    assert by_index.scanned == 0
    # Which words others are made of, and how they sound, is known from the reports that are there.
    known = (by_index.sounds, by_index.apart) == (by_eye.sounds, by_eye.apart)
    assert not known or set(sections(by_index)) == set(sections(by_eye))


def test_the_index_finds_what_looking_through_finds(indexed: Searching, scanning: Searching):
    chance = random.Random(7)
    texts = [reading.text for reading in REPORTS]

    def piece() -> str:
        text = chance.choice(texts)
        start, length = chance.randrange(len(text)), chance.choice((1, 2, 2, 3, 4, 5, 8, 30, 90))
        return text[start : start + length].replace('"', "").replace("\n", "") or "养"

    filters = ["region:浙江", "region:3304", "-region:海盐", "domain:养老服务", "year:2022", "year:..2022", "kind:计划"]
    filters += [
        "tense:目标",
        "agency:民政",
        "-domain:慈善",
        "-kind:plan",
        "value:>100",
        "unit:张",
        "-year:2023",
        "region:天边",
    ]
    shapes = ['"{0}"', '"{0}" "{1}"', '"{0}"|"{1}"', '"{0}" -"{1}"', '"{0}" "{1}" "{2}"', '"{0}" {3}', "{0}", "{3} {4}"]
    shapes += ['"{0}"|"{1}" "{2}"|"{5}" "{6}" "{7}"', "{0} {1} {3}"]
    agreed = 0
    for _ in range(250):
        words = [piece() for _ in range(8)]
        words[3:5] = chance.sample(filters, 2)
        query = chance.choice(shapes).format(*words)
        by_index, by_eye = everything(indexed, query), everything(scanning, query)
        if by_index.apart or by_eye.apart:
            continue
        agreed += 1
        assert set(sections(by_index)) == set(sections(by_eye)), query
        assert (by_index.total, by_index.reports) == (by_eye.total, by_eye.reports), query
        assert by_index.domains == by_eye.domains, query
        assert by_index.regions == by_eye.regions, query
        assert {(hit.report, hit.indicator.index) for hit in by_index.indicators} == {
            (hit.report, hit.indicator.index) for hit in by_eye.indicators
        }, query
        assert by_index.indicators_total == by_eye.indicators_total, query
        assert by_index.scanned == 0
        assert by_eye.scanned == 9
    assert agreed > 200
