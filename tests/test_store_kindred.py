"""Who else in the library does what a section tells of, and which words set a report apart."""

import shutil
from pathlib import Path

import pytest
from aligned import NINGHAI, digests, library_of, read_report, report_of, section_of, small_reports

from store import Library
from store.comparing.sections.comparing import Comparing
from store.comparing.sections.kindred import Kin
from store.comparing.sections.peculiar import PeculiarWord
from store.comparing.sections.weights import WeightsOfReadings
from store.models import Kind
from store.reading.segmentation import tags

CANTEENS = "开好老年食堂"


@pytest.fixture(params=[True, False], ids=["index", "no-index"])
def library(request: pytest.FixtureRequest, tmp_path: Path) -> Library:
    """The three small reports, and 宁海县 a year before as well."""
    before = read_report("浙江省宁波市宁海县", "2021", NINGHAI.replace("2022年", "2021年"))
    return library_of(tmp_path / "library", *small_reports(), before, indexed=request.param)


def kindred(library: Library, county: str = "宁海县", title: str = CANTEENS, limit: int = 50) -> tuple[Kin, ...]:
    report = report_of(library, county)
    return Comparing(library).kindred(report, section_of(library.reading(report), title), limit=limit)


def places(found: tuple[Kin, ...]) -> list[str]:
    return [kin.origin.region.name for kin in found if kin.origin.region]


def test_the_closest_sections_of_other_regions_are_found_one_a_report(library: Library):
    found = kindred(library)
    assert sorted(places(found)) == sorted(["象山县", "桐乡市"])
    assert [kin.score for kin in found] == sorted((kin.score for kin in found), reverse=True)
    xiangshan = next(kin for kin in found if kin.origin.region and kin.origin.region.name == "象山县")
    assert (xiangshan.origin.period, xiangshan.path, xiangshan.domains) == (
        "2022",
        ("养老服务", "老年食堂进村"),
        ("eldercare",),
    )
    assert kindred(library, limit=1) == found[:1]


def test_a_sentence_shows_what_is_in_common_and_where_it_stands(library: Library):
    for kin in kindred(library):
        text = library.reading(kin.origin.report).text
        assert "".join(text[span.start : span.end] for span in kin.spans) == kin.sentence
        assert "老年食堂" in kin.sentence
        assert "老年食堂" in [kin.sentence[start:end] for start, end in kin.lit]
        assert kin.start <= kin.spans[0].start


def test_a_section_without_text_of_its_own_has_no_kin(library: Library):
    assert kindred(library, title="优化养老服务") == ()
    assert Comparing(library).kindred(report_of(library, "宁海县"), "77") == ()


def test_once_it_is_not_wanted_any_more_it_ends(library: Library):
    report = report_of(library, "宁海县")
    section = section_of(library.reading(report), CANTEENS)
    comparing = Comparing(library)
    unwanted = comparing.kindred(report, section, wanted=lambda: False)
    assert len(unwanted) <= len(comparing.kindred(report, section))
    assert comparing.has_index or unwanted == ()


def test_what_was_loaded_since_is_found_and_what_was_removed_is_not(tmp_path: Path):
    ninghai, xiangshan, tongxiang = small_reports()
    library = library_of(tmp_path / "library", ninghai, xiangshan)
    with library.writer() as writer:
        writer.put(tongxiang)
        writer.remove(report_of(library, "象山县"))
    assert places(kindred(library)) == ["桐乡市"]


def test_an_index_that_is_damaged_is_done_without(tmp_path: Path):
    library = library_of(tmp_path / "library", *small_reports())
    comparing = Comparing(library)
    report = report_of(library, "宁海县")
    section = section_of(library.reading(report), CANTEENS)
    before = comparing.kindred(report, section)
    for folder in (library.folder / "index").iterdir():
        if folder.is_dir():
            shutil.rmtree(folder)
    again = Comparing(Library.open(library.folder))
    assert not again.has_index
    assert set(places(again.kindred(report, section))) == set(places(before)) == {"象山县", "桐乡市"}


def test_the_bundled_reports_do_the_same_things(bundled: Library):
    kin = kindred(bundled, "湖州市", "婚俗改革实现服务提档升级")
    assert {"奉化区", "滨江区", "宜兴市"} <= set(places(kin))
    assert [kind.kind for kind in kin] == [Kind.REVIEW] * len(kin)


def words(library: Library, county: str = "宁海县", domain: str | None = None) -> dict[str, PeculiarWord]:
    return {each.word: each for each in Comparing(library).peculiar(report_of(library, county), domain)}


def test_words_that_others_hardly_use_set_a_report_apart(bundled: Library):
    own = words(bundled, "奉化区")
    assert {"数字门牌", "移民"} <= set(own)
    for word, told in own.items():
        assert told.count >= 2
        assert told.sections / told.own > told.among_peers / told.peers
        assert told.sentence[told.lit : told.lit + len(word)] == word
        text = bundled.reading(report_of(bundled, "奉化区")).text
        assert "".join(text[span.start : span.end] for span in told.spans) == word
    assert [told.score for told in own.values()] == sorted((told.score for told in own.values()), reverse=True)


def test_a_regions_own_names_do_not_set_it_apart(bundled: Library):
    for county in ("奉化区", "湖州市", "滨江区", "宜兴市", "平湖市"):
        own = words(bundled, county)
        assert {county, county[:-1], "浙江", "宁波"} & set(own) == set()


def test_words_are_those_of_a_domain_where_one_is_asked_for(bundled: Library):
    report = bundled.reading(report_of(bundled, "滨江区"))
    titles = {section.id: section for section in report.sections}
    told = words(bundled, "滨江区", "community")
    stated = {section.id for section in report.sections if "community" in section.domains} | {
        each.section for each in report.indicators if each.domain == "community"
    }
    assert told
    assert {titles[each.section].id for each in told.values()} <= stated


def test_without_an_index_the_reports_around_are_the_peers(tmp_path: Path):
    library = library_of(tmp_path / "library", *digests().values(), indexed=False)
    own = words(library, "奉化区")
    assert {"数字门牌", "移民"} <= set(own)
    others = [reading for name, reading in digests().items() if name != "fenghua-2022"]
    assert {each.peers for each in own.values()} == {WeightsOfReadings(others).sections}


def test_the_dictionary_tells_what_names_are():
    assert tags(["宁波", "养老", "没有这样的词"]) == {"宁波": "ns", "养老": tags(["养老"])["养老"]}
