from collections.abc import Callable

import pytest
from handmade import HAIYAN, SHAOXING

from store import CatalogEntry, Library, RegionNode, region_tree, report_id
from store.models import Reading, Region
from store.regions import in_order

Entry = Callable[..., CatalogEntry]


@pytest.fixture
def entry(make_reading: Callable[..., Reading]) -> Entry:
    def make(region: Region, period: str = "2022", agency: str = "民政局") -> CatalogEntry:
        report = make_reading("正文", region=region, period=period, agency=agency).report
        return CatalogEntry(report_id(report), report, 0, 0, {}, "1")

    return make


def drawn(nodes: tuple[RegionNode, ...], depth: int = 0) -> list[str]:
    return [
        line
        for node in nodes
        for line in (
            "  " * depth + " ".join([node.name, *(str(entry.report.period) for entry in node.reports)]),
            *drawn(node.children, depth + 1),
        )
    ]


def test_the_tree_leads_from_provinces_to_reports(small_library: Library) -> None:
    assert drawn(region_tree(small_library.entries())) == [
        "江苏省",
        "  苏州市",
        "    昆山市 2023H1",
        "浙江省",
        "  嘉兴市",
        "    海盐县 2023 2022",
        "  绍兴市 2022",
    ]


def test_a_region_with_reports_of_its_own_holds_those_below_it_too(entry: Entry) -> None:
    province = Region("330000", "浙江省", ("浙江省",))
    tree = region_tree([entry(HAIYAN), entry(SHAOXING), entry(province)])
    assert drawn(tree) == ["浙江省 2022", "  嘉兴市", "    海盐县 2022", "  绍兴市 2022"]
    assert tree[0].children[0].children[0].path == HAIYAN.path


def test_siblings_stand_by_their_codes_whatever_order_they_come_in(entry: Entry) -> None:
    beijing = Region("110101", "东城区", ("北京市", "东城区"))
    direct = Region("429004", "仙桃市", ("湖北省", "仙桃市"))
    wuhan = Region("420102", "江岸区", ("湖北省", "武汉市", "江岸区"))
    tree = region_tree([entry(direct), entry(HAIYAN), entry(wuhan), entry(beijing)])
    assert [node.name for node in tree] == ["北京市", "浙江省", "湖北省"]
    assert [node.name for node in tree[2].children] == ["武汉市", "仙桃市"]


def test_the_newest_period_comes_first_and_a_year_before_its_halves(entry: Entry) -> None:
    periods = ["2022", "2023H1", "2023", "2022H1", "2023H2", "2022H2"]
    (node,) = region_tree([entry(Region("330000", "浙江省", ("浙江省",)), period) for period in periods])
    assert [report.report.period for report in node.reports] == [
        "2023", "2023H2", "2023H1", "2022", "2022H2", "2022H1",
    ]  # fmt: skip


def test_reports_of_two_agencies_keep_one_order(entry: Entry) -> None:
    entries = [entry(HAIYAN, agency="民政局"), entry(HAIYAN, agency="卫生健康局")]
    assert in_order(entries) == in_order(entries[::-1])


def test_no_reports_no_tree() -> None:
    assert region_tree([]) == ()
