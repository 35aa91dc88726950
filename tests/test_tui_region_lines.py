"""The lines of the region tree, and the tree of a large library."""

from collections.abc import Collection, Iterator
from pathlib import Path

import pytest
from browsing import Start, press, starting, titles
from catalogs import cataloged, record, spoil
from handmade import HAIYAN, KUNSHAN, SHAOXING
from hypothesis import given, settings
from hypothesis import strategies as st
from shown import lines, text

from store import Library, RegionNode, region_tree
from store.library.contents import CONTENTS
from store.library.reports import REPORTS, report_path, write_report
from store.models import Region
from tui.widgets.region_lines import TreeLines, can_open, openable_paths
from tui.words.labels import period_name

ZHEJIANG = Region("330000", "浙江省", ("浙江省",))
ENTRIES = st.lists(
    st.builds(
        lambda *drawn: record(*drawn).entry,
        st.sampled_from((ZHEJIANG, HAIYAN, SHAOXING, KUNSHAN, Region("330400", "嘉兴市", ("浙江省", "嘉兴市")))),
        st.sampled_from(("2021", "2022", "2023")),
        st.sampled_from(("民政局", "卫生健康局")),
    ),
    unique_by=lambda entry: entry.id,
    max_size=20,
)
Told = tuple[int, str, str | None]


def told(nodes: tuple[RegionNode, ...], opened: Collection[tuple[str, ...]], depth: int = 0) -> Iterator[Told]:
    """The lines as they read, all of them worked out at once."""
    for node in nodes:
        if len(node.reports) == 1 and not node.children:
            yield depth, f"{node.name} {node.reports[0].report.period}", node.reports[0].id
            continue
        yield depth, node.name, None
        if node.path in opened:
            several = len({entry.report.agency for entry in node.reports}) > 1
            for entry in node.reports:
                period = period_name(entry.report.period)
                yield depth + 1, f"{period} {entry.report.agency}" if several else period, entry.id
            yield from told(node.children, opened, depth + 1)


@given(ENTRIES, st.data())
@settings(max_examples=80, deadline=None)
def test_the_lines_are_the_tree_written_out(entries, data):
    tree = region_tree(entries)
    paths = list(openable_paths(tree))
    opened = set(data.draw(st.lists(st.sampled_from(paths)))) if paths else set()
    found = TreeLines(tree, opened)
    written = list(told(tree, opened))
    assert [(line.depth, line.label, line.report) for line in (found[index] for index in range(len(found)))] == written
    for index, (depth, _, _) in enumerate(written):
        above = [before for before in range(index) if written[before][0] < depth]
        assert found.around(index) == (above[-1] if above else None)
    for entry in entries:
        at = [index for index, line in enumerate(written) if line[2] == entry.id]
        assert [found.index_of(entry.id, entry.report.region.path)] == (at or [None])
    assert found.index_of("330424-1999-000000", HAIYAN.path) is None


def test_only_what_has_more_in_it_can_be_opened():
    tree = region_tree([record(HAIYAN).entry, record(KUNSHAN, "2021").entry, record(KUNSHAN).entry])
    assert list(openable_paths(tree)) == [
        KUNSHAN.path[:1],
        KUNSHAN.path[:2],
        KUNSHAN.path,
        *(HAIYAN.path[:n] for n in (1, 2)),
    ]
    assert not can_open(tree[1].children[0].children[0])


def counties() -> Iterator[Region]:
    for province, code in (("江苏省", 32), ("浙江省", 33), ("安徽省", 34)):
        for number in range(1, 81):
            yield Region(f"{code}{number:02}01", f"第{number}县", (province, f"第{number}市", f"第{number}县"))


@pytest.fixture
def country(tmp_path: Path, readings) -> Library:
    """Three provinces, 240 counties, two reports each; the first two counties' can be read."""
    records = [record(county, period) for county in counties() for period in ("2021", "2022")]
    library = cataloged(tmp_path / "country", records)
    (library.folder / REPORTS).mkdir()
    for each in records[:4]:
        path = report_path(library.folder, each.entry.id)
        write_report(path, type(readings[0])(each.entry.report, "正文", (), (), (), "1"), None)
    return library


@pytest.fixture
def start(country: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Start:
    return starting(country, tmp_path, monkeypatch)


async def test_a_large_tree_is_open_only_where_its_report_is(start: Start):
    async with start() as pilot:
        rail = [line[:20].rstrip("│┃ ") for line in lines(pilot.app)[1:10]]
        assert [line.strip(" ▸▾▌●◆○•>-+*") for line in rail if line.strip()][:4] == ["江苏省", "第1市", "第1县", "2022"]
        await press(pilot, "G")
        tree = pilot.app.screen.query_one("#regions")
        assert tree.report is None
        assert "安徽省" in text(pilot.app)
        assert tree.line_count() == 3 + 80 + 1 + 2


async def test_moving_in_a_large_tree_reads_only_what_it_shows(start: Start, country: Library):
    spoil(country.folder / "catalog.json", b"library")
    for code in range(3203, 3281):
        spoil(country.folder / CONTENTS, f'[{{"id":"{code}'.encode())
    async with start() as pilot:
        await press(pilot, "g", "l", "l")
        assert titles(pilot)[0].startswith("第1县 2022")
        await press(pilot, "G", "l", "G", "pageup", "end", "home")
        tree = pilot.app.screen.query_one("#regions")
        assert tree.line_count() == 3 + 80 + 80 + 1 + 2
        assert "第1市" in text(pilot.app)


async def test_a_report_that_was_taken_away_is_shown_until_one_looks_again(start: Start, country: Library):
    async with start() as pilot:
        shown = titles(pilot)
        gone = next(country.in_order()).id
        kept = [each for each in country.records() if each.entry.id != gone]
        cataloged(country.folder, kept)
        await press(pilot, "d", "j", "r")
        assert [title.split(" ·")[0] for title in titles(pilot)] == [title.split(" ·")[0] for title in shown]
        await press(pilot, "ctrl+r")
        assert len(titles(pilot)) == len(shown) - 1
