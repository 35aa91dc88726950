"""`duibiao export`: every kind of thing in every form, opened by a reader that knows nothing of it, and held against
the library."""

import json
import re
import shlex
import subprocess
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from xml.etree import ElementTree

import pytest
from exported import READERS, as_numbers, check_figure, check_words, told_in_json
from fonts import has_chinese
from in_process import run
from pty_session import PROGRAM, ROOT, Session, environment
from shelf import put
from taken_read import csv_rows, html_document

from store import Library, Reading, index_library
from store.bookmarks.keeping import Bookmarks, library_name
from store.bookmarks.making import bookmark_of
from store.bookmarks.models import Pointed
from store.bookmarks.words import WordsOf
from store.taking.formats import FORMATS
from tui.commandline.exports import EXPORTS
from tui.commandline.parser import parse
from tui.state import LeftOff, Preferences, keep

CASES: Mapping[str, tuple[str, ...]] = {
    "excerpt": ("海盐 2022", "--domain", "养老服务"),
    "columns": ("海盐", "绍兴", "--plan"),
    "indicators": ("--indicators", "海盐 2022", "海盐 2023", "昆山"),
    "table": ("--table", "--region", "浙江"),
    "ranking": ("--ranking", "低保标准"),
    "search": ("--search", "养老", "床位", "--limit", "0"),
    "promises": ("--promises", "海盐"),
    "trend": ("--trend", "海盐", "低保标准"),
    "bookmarks": ("--bookmarks",),
    "domain": ("海盐", "--trend", "--domain", "养老服务"),
}
TEXTS = [name for name, form in FORMATS.items() if name in {*READERS, "json"}]


Run = Callable[..., "subprocess.CompletedProcess[str]"]
File = Callable[..., bytes]


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory, readings: tuple[Reading, ...]) -> Path:
    """The four reports in an index and a state with a region of one's own; nothing here changes it."""
    folder = tmp_path_factory.mktemp("export")
    library = Library.create(folder / "library")
    put(library, *readings)
    assert list(index_library(library))
    marked(library, folder)
    keep(folder, library=library.folder, place=LeftOff(), settings=Preferences(own=("浙江省", "嘉兴市", "海盐县")))
    return folder


def marked(library: Library, folder: Path) -> None:
    """Bookmarks of a section and of a figure, with a note and a tag."""
    kept, now = Bookmarks(folder), "2024-05-06T07:08:09+08:00"
    first, second = library.entries()[:2]
    for place, note, tags in (
        (Pointed(first.id, section=library.reading(first.id).sections[-1].id), "开会要用", ("会",)),
        (Pointed(second.id, indicator=0), "", ()),
    ):
        words = WordsOf(library.reading(place.report))
        made = bookmark_of(place, words, library=library_name(library.folder), now=now)
        kept.add(replace(made, note=note, tags=tags))


@pytest.fixture
def export(stage: Path, tmp_path: Path) -> Run:
    """`duibiao export` in a folder of its own."""
    return partial(run, "export", cwd=tmp_path, DUIBIAO_LIBRARY=str(stage / "library"), DUIBIAO_STATE=str(stage))


@pytest.fixture
def file_of(export: Run, tmp_path: Path) -> File:
    """What stands in the file that is exported."""

    def exported(*arguments: str) -> bytes:
        done = export(*arguments)
        assert done.returncode == 0, done.stderr
        return (tmp_path / done.stdout.removesuffix("\n")).read_bytes()

    return exported


def test_every_thing_that_can_be_exported_is_tried():
    assert set(EXPORTS) - {"bulk"} <= set(CASES)


@pytest.mark.parametrize("case", CASES)
def test_every_figure_and_quote_is_where_its_citation_says(file_of: File, stage: Path, case: str):
    library = Library.open(stage / "library")
    document = json.loads(file_of(*CASES[case], "--out", "it.json"))
    cited = 0
    for part in document["parts"]:
        if part["kind"] == "quote":
            check_words(library, part["text"], part["citation"])
            cited += 1
        for cell in (cell for row in part.get("rows", ()) for cell in row if cell["citation"]):
            check = check_words if cell["value"] is None else check_figure
            check(library, cell["text"] if cell["value"] is None else cell, cell["citation"])
            cited += 1
        for row in part.get("rows", ()):
            # A change is reckoned from figures that have theirs.
            assert all(cell["citation"] or row[2]["text"] == "变化" for cell in row if cell["unit"])
    assert cited > 1


@pytest.mark.parametrize("form", [form for form in TEXTS if form != "json"])
@pytest.mark.parametrize("case", CASES)
def test_every_form_has_the_same_figures_and_sources(file_of: File, case: str, form: str):
    told = told_in_json(file_of(*CASES[case], "--out", "it.json"))
    read, expected = READERS[form]
    suffix = FORMATS[form].suffix
    assert read(file_of(*CASES[case], "--out", f"it{suffix}")) == expected(told)


def test_text_goes_to_standard_output(export: Run):
    as_markdown = export(*CASES["table"])
    assert as_markdown.stdout.startswith("# 指标表")
    assert export(*CASES["table"], "--form", "markdown", "--out", "-").stdout == as_markdown.stdout
    assert html_document(export(*CASES["table"], "--form", "HTML").stdout.encode()).tables
    assert json.loads(export(*CASES["table"], "--json").stdout)["title"].startswith("指标表")
    rows = csv_rows(export(*CASES["table"], "--csv").stdout.encode())
    assert rows[0][:3] == ["指标", "单位", "海盐县 2023"]


def test_a_workbook_is_a_file_named_after_what_it_is(export: Run, tmp_path: Path):
    names = [Path(export(*CASES["excerpt"], "--form", "xlsx").stdout.strip()).name for _ in range(2)]
    assert names == ["海盐县-2022年-养老服务.xlsx", "海盐县-2022年-养老服务-2.xlsx"]
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(names)


def test_pictures_are_drawn_of_what_can_be_drawn(export: Run, file_of: File, tmp_path: Path):
    words = "".join(ElementTree.fromstring(file_of(*CASES["trend"], "--out", "it.svg")).itertext())
    assert all(told in words for told in ("最低生活保障标准", "1130", "1200"))
    if has_chinese():
        assert file_of(*CASES["trend"], "--form", "png").startswith(b"\x89PNG\r\n")
    done = export(*CASES["excerpt"], "--out", "没有.svg")
    assert (done.returncode, done.stdout) == (1, "")
    assert "没有可以画成图的数" in done.stderr
    assert not list(tmp_path.glob("没有*"))


def test_a_workbook_goes_into_a_pipe_only_when_told_so(stage: Path, tmp_path: Path):
    places = {"DUIBIAO_LIBRARY": str(stage / "library"), "DUIBIAO_STATE": str(stage)}
    arguments = [*PROGRAM, "export", *CASES["ranking"], "--form", "xlsx", "--out", "-"]
    done = subprocess.run(arguments, env=environment(**places), cwd=tmp_path, capture_output=True, check=False)
    assert done.returncode == 0
    numbers = READERS["xlsx"][0](done.stdout)
    told = told_in_json(run("export", *CASES["ranking"], "--json", **places).stdout.encode())
    assert numbers == as_numbers(told)
    with Session(arguments, env=environment(**places), cwd=tmp_path) as session:
        session.wait_for("xlsx")
        assert session.wait_for_end() == 2


def test_folders_are_made_and_nothing_is_overwritten(export: Run, tmp_path: Path):
    (tmp_path / "there").mkdir()
    for named, wanted in (
        ("new/", "new/海盐县-2022年-养老服务.md"),
        ("there", "there/海盐县-2022年-养老服务.md"),
        ("there", "there/海盐县-2022年-养老服务-2.md"),
        ("deep/er/摘录.HTML", "deep/er/摘录.HTML"),
        ("deep/er/摘录.HTML", "deep/er/摘录-2.HTML"),
    ):
        assert export(*CASES["excerpt"], "--out", named).stdout == f"{wanted}\n"
        assert (tmp_path / wanted).stat().st_size > 100


def test_words_may_stand_around_options(export: Run):
    assert export("海盐", "--plan", "绍兴").stdout == export("海盐", "绍兴", "--plan").stdout
    assert export("海盐", "2022", "--domain", "eldercare").stdout == export(*CASES["excerpt"]).stdout
    without = json.loads(export("--search", "养老", "-床位", "--json").stdout)
    assert without["title"] == "检索：养老 -床位"
    quotes = [part["text"] for part in without["parts"] if part["kind"] == "quote"]
    assert quotes
    assert not any("床位" in quote for quote in quotes)


def test_results_or_targets_only(export: Run):
    def places(*arguments: str) -> list[str]:
        (table,) = json.loads(export("--ranking", "低保标准", "--json", *arguments).stdout)["parts"]
        return [row[0]["text"] for row in table["rows"]]

    assert (places(), places("--review"), places("--plan")) == (["1", "-"], ["1"], ["-"])
    assert places("--year", "2022", "--review") == ["1"]
    assert export("--ranking", "低保标准", "--region", "江苏").returncode == 1


def test_the_own_region_is_marked(export: Run):
    (table,) = json.loads(export(*CASES["ranking"], "--json").stdout)["parts"]
    assert ["本地区" in row[3]["flags"] for row in table["rows"]] == [True, False]


def test_bookmarks_that_speak_of_something(export: Run):
    assert export("--bookmarks", "#会").stdout.count("\n> ") == 1
    assert "开会要用" in export("--bookmarks", "开会").stdout
    assert export("--bookmarks", "#没有").returncode == 1


def test_of_many_finds_it_is_said_how_many_are_left(export: Run):
    done = export("--search", "养老", "--limit", "1")
    assert "--limit 0" in done.stderr
    assert "这里是前1处" in done.stdout


def test_every_form_and_thing_is_told_in_help(export: Run):
    for language in ("zh", "en"):
        told = export("--help", "--lang", language).stdout
        assert all(name in told for name in FORMATS)
        assert all(f"--{name} " in told for name in EXPORTS)


@pytest.mark.parametrize("command", ["compare", "measures", "trend", "promises", "search", "export"])
def test_every_command_that_compares_answers_programs_and_spreadsheets(command: str):
    told = run(command, "--help").stdout
    assert "--json " in told
    assert "--csv " in told


def test_what_the_page_on_it_shows_can_be_typed():
    page = (ROOT / "docs" / "export.md").read_text(encoding="utf-8")
    shown = re.findall(
        r"^duibiao export [^>#\n]*", "\n".join(re.findall(r"^```sh\n(.*?)^```", page, re.DOTALL | re.M)), re.M
    )
    assert len(shown) > 5
    for command in shown:
        arguments = parse(shlex.split(command)[1:])
        assert arguments.words or arguments.region, command
    assert all(f"`--{name}`" in page for name in EXPORTS)
    assert all(f"`{name}`" in page and f"`{form.suffix}`" in page for name, form in FORMATS.items())


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (("杭州",), 1, "没有这样的报告"),
        (("绍兴", "--domain", "慈善"), 2, "没有领域"),
        (("绍兴", "--domain", "charity"), 1, "没有可以导出的内容"),
        (("--ranking", "钓鱼"), 1, "没有通用指标"),
        (("--search", "没有的词"), 1, "没有可以导出的内容"),
        (("--promises", "绍兴"), 1, "报告"),
        (("--ranking",), 2, "缺少 MEASURE"),
        (("--ranking", "低保标准", "--domain", "eldercare"), 2, "--domain 只用于 --excerpt"),
        (("--table", "海盐", "--region", "浙江"), 2, "不能一起用"),
        (("--table", "--ranking", "低保标准"), 2, "不能和 --table 一起用"),
        (("--bulk", "--json"), 2, "--form 只用于"),
        (("绍兴", "--plan", "--review"), 2, "--plan"),
        (("绍兴", "--form", "pdf"), 2, "没有格式“pdf”"),
        (("绍兴", "--out", "表.pdf"), 2, ".xlsx"),
        (("绍兴", "--out", "表.json", "--form", "csv"), 2, "表.json 的后缀说的不是 csv"),
        (("绍兴", "--out", f"{'长' * 200}.md"), 1, "长.md"),
        (("",), 2, "缺少 WORD"),
        (("绍兴", "--out", "没有后缀"), 2, ".md"),
        (("绍兴", "--out", "/dev/null/x.md"), 1, "/dev/null/x.md"),
        (("绍兴", "--shape", "round"), 2, "--shape"),
    ],
)
def test_what_cannot_be_exported_is_a_sentence(
    export: Run, tmp_path: Path, arguments: tuple[str, ...], status: int, said: str
):
    done = export(*arguments)
    assert (done.returncode, done.stdout) == (status, "")
    assert said in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_format_is_also_chosen_by_its_suffix(export: Run):
    assert export("绍兴", "--form", "MD").stdout == export("绍兴", "--form", "markdown").stdout != ""
