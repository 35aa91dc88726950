"""`duibiao correct` and what belongs to it: correcting, listing, taking back, reading again."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from in_process import run
from pty_session import PROGRAM, Session, environment
from pty_session import run as run_process
from sample_reports import NINGHAI, REPORTS, write_reports

from store import Library, load
from store.models import Indicator, Reading

Duibiao = Callable[..., str]
REPORT = "宁海 2022"


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A library with the two sample reports."""
    made = Library.create(tmp_path / "library")
    list(load(made, [write_reports(tmp_path / "reports")]))
    return made.folder


@pytest.fixture
def duibiao(library: Path) -> Duibiao:
    """Runs a command that must succeed, and gives its answer."""

    def done(*arguments: str | Path) -> str:
        ended = run(*arguments, "--library", library)
        assert (ended.returncode, ended.stderr) == (0, "")
        return ended.stdout

    return done


def reading(library: Path) -> Reading:
    opened = Library.open(library)
    (entry,) = [each for each in opened.entries() if each.report.region and each.report.region.name == "宁海县"]
    return opened.reading(entry.id)


def indicator(library: Path, number: str) -> Indicator:
    found = reading(library)
    return next(each for each in found.indicators if found.text[each.number_start : each.number_end] == number)


def test_a_correction_is_told_and_shown_from_then_on(library: Path, duibiao: Duibiao) -> None:
    told = duibiao("correct", REPORT, "4321", "--name", "在册低保对象", "--domain", "综合", "--tense", "目标")
    for words in ("宁海县 2022", "低保对象", "在册低保对象", "综合", "目标", "第 1 号"):
        assert words in told
    row = indicator(library, "4321")
    assert (row.name, row.domain, row.tense, row.corrected) == ("在册低保对象", "general", "target", True)
    assert "完好" in duibiao("check")


@pytest.mark.parametrize("place", ["@{offset}", "{offset}", "全年发放救助金5678万元", "5678"])
def test_a_place_is_pointed_at_by_offset_or_words(library: Path, duibiao: Duibiao, place: str) -> None:
    offset = NINGHAI.index("5678")
    duibiao("correct", REPORT, place.format(offset=offset), "--measure", "救助资金发放")
    assert indicator(library, "5678").measure == "aid_funds"
    duibiao("correct", REPORT, place.format(offset=offset), "--measure", "none")
    assert indicator(library, "5678").measure is None


def test_a_section_s_kind_is_set_right_by_id_or_title(library: Path, duibiao: Duibiao) -> None:
    (section,) = [each for each in reading(library).sections if each.title == "2023年工作计划"]
    assert "计划 → 回顾" in duibiao("correct", REPORT, section.id, "--kind", "回顾")
    assert indicator(library, "300").tense == "achieved"
    duibiao("correct", REPORT, "养老更便捷", "--kind", "plan")
    assert indicator(library, "300").tense == "target"


def test_corrections_are_listed_with_what_became_of_them(duibiao: Duibiao, tmp_path: Path) -> None:
    duibiao("correct", REPORT, "4321", "--name", "在册低保对象")
    duibiao("correct", REPORT, "老年食堂总数达到96家", "--unit", "处")
    duibiao("correct", "象山县", "3210", "--unit", "名")
    rows = [line.split("\t") for line in duibiao("correct", "--list").splitlines()]
    assert [(row[0], row[-1]) for row in rows] == [("1", "已用上"), ("2", "已用上"), ("3", "已用上")]
    assert "家 → 处" in rows[1][3]
    assert len(duibiao("correct", "--list", REPORT).splitlines()) == 2
    changed = tmp_path / "reports" / next(iter(REPORTS))
    changed.write_text(NINGHAI.replace("4321", "4322"), encoding="utf-8")
    duibiao("load", changed)
    listed = json.loads(duibiao("correct", "--list", REPORT, "--json"))
    assert [(each["number"], each["standing"]) for each in listed] == [(1, "gone"), (2, "applied")]
    assert (listed[0]["values"], listed[0]["read"]) == ({"name": "在册低保对象"}, {"name": "低保对象"})
    assert "1 处订正没有用上" in duibiao("check")


def test_corrections_outlive_the_report_and_are_undone_by_number(library: Path, duibiao: Duibiao) -> None:
    report = next(each.id for each in Library.open(library).entries() if each.id.startswith("330226"))
    duibiao("correct", report, "4321", "--name", "在册低保对象")
    duibiao("remove", report)
    assert "不在资料库里" in duibiao("correct", "--list", report)
    duibiao("load", library.parent / "reports")
    assert indicator(library, "4321").name == "在册低保对象"
    assert "第 1 号" in duibiao("correct", "--undo", "1")
    assert indicator(library, "4321").name == "低保对象"
    ended = run("correct", "--list", "--library", library)
    assert (ended.returncode, ended.stdout) == (0, "")
    assert ended.stderr == "没有订正。\n"


def test_a_report_alone_shows_what_it_is_unsure_of(library: Path, duibiao: Duibiao) -> None:
    unsure = [each for each in reading(library).indicators if each.unsure]
    head, *rows = duibiao("correct", REPORT).splitlines()
    assert f"{len(unsure)}，共 {len(reading(library).indicators)}" in head
    assert [row.split("\t")[1] for row in rows] == [each.name for each in unsure]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("宁海 2022", "乌有", "--name", "x"), "乌有"),
        (("宁海 2022", "老年食堂", "--name", "x"), "@"),
        (("宁海 2022", "4321"), "--name"),
        (("宁海 2022", "4321", "--name", ""), "name"),
        (("宁海 2022", "4321", "--domain", "天文"), "eldercare 养老服务"),
        (("宁海 2022", "4321", "--tense", "从前"), "achieved"),
        (("宁海 2022", "4321", "--measure", "幸福"), "幸福"),
        (("宁海 2022", "4321", "--measure", "dibao_standard"), "元/人·月"),
        (("宁海 2022", "99", "--kind", "plan"), "99"),
        (("宁海 2022", "1", "--kind", "幻想"), "furniture"),
        (("乌有县", "1", "--kind", "plan"), "乌有县"),
        (("浙江 2022", "1", "--kind", "plan"), "浙江 2022"),
        (("--undo", "7"), "--list"),
        (("--list", "乌有县"), "乌有县"),
    ],
)
def test_what_cannot_be_done_is_a_sentence_and_changes_nothing(
    library: Path, arguments: tuple[str, ...], told: str
) -> None:
    before = {path: path.read_bytes() for path in library.rglob("*.json")}
    done = run("correct", *arguments, "--library", library)
    assert (done.returncode, done.stdout) == (1, "")
    assert told in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert {path: path.read_bytes() for path in library.rglob("*.json")} == before


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ((), "缺少 REPORT"),
        (("宁海 2022", "--name", "x"), "缺少 PLACE"),
        (("宁海 2022", "1", "--name", "x", "--kind", "plan"), "--kind"),
        (("宁海 2022", "--undo", "1"), "--undo"),
        (("--list", "宁海 2022", "4321"), "--list"),
        (("宁海 2022", "--json"), "--list"),
        (("--undo", "一"), "--undo"),
    ],
)
def test_arguments_that_do_not_go_together_are_a_usage_error(arguments: tuple[str, ...], told: str) -> None:
    done = run("correct", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("用法：duibiao correct")
    assert told in done.stderr.splitlines()[-1]


def test_a_library_that_may_only_be_read_takes_no_corrections(library: Path) -> None:
    # Permissions do not stop the user root; a folder in the lock's place stops everyone.
    (library / ".lock").unlink()
    (library / ".lock").mkdir()
    done = run("correct", REPORT, "4321", "--name", "x", "--library", library)
    assert (done.returncode, done.stdout) == (1, "")
    assert str(library) in done.stderr
    assert "权限" in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert not (library / "corrections.json").exists()


def test_correct_speaks_english(library: Path, duibiao: Duibiao) -> None:
    done = run_process("correct", "宁海 2022", "4321", "--tense", "target", "--lang", "en", "--library", library)
    assert (done.returncode, done.stderr) == (0, "")
    assert "tense achieved → target" in done.stdout
    assert "applied" in duibiao("correct", "--list", "--lang", "en")


# What older rules read


def outdate(library: Path) -> None:
    opened = Library.open(library)
    with opened.writer() as writer:
        for entry in opened.entries():
            old = replace(opened.as_read(entry.id), rules="0", indicators=())
            writer.put(old, opened.clues(entry.id))


def test_loading_again_reads_what_older_rules_read(library: Path, duibiao: Duibiao) -> None:
    duibiao("correct", REPORT, "4321", "--name", "在册低保对象")
    outdate(library)
    assert "会新增 0，更新 2" in duibiao("load", "--again", "--dry-run")
    assert reading(library).indicators == ()
    *lines, summary = duibiao("load", "--again").splitlines()
    assert len(lines) == 2
    assert all(name in line for name, line in zip(sorted(REPORTS), sorted(lines), strict=True))
    assert "更新 2" in summary
    assert indicator(library, "4321").name == "在册低保对象"
    assert "没有要重读的" in duibiao("load", "--again")


def test_loading_files_again_reads_those_that_older_rules_read(library: Path, duibiao: Duibiao) -> None:
    outdate(library)
    reports = library.parent / "reports"
    assert "未变 2" in duibiao("load", reports)
    assert "更新 2" in duibiao("load", reports, "--again")
    assert "未变 2" in duibiao("load", reports, "--again")


def test_loading_again_needs_a_library_and_no_clues_without_files(tmp_path: Path) -> None:
    done = run("load", "--again", "--library", tmp_path / "nowhere")
    assert (done.returncode, done.stdout) == (1, "")
    assert not (tmp_path / "nowhere").exists()
    assert run("load", "--again", "--period", "2022").returncode == 2


# What is unsure, before anything is loaded


def test_inspect_marks_and_explains_what_is_unsure(library: Path) -> None:
    file = library.parent / "reports" / "x.txt"
    file.write_text("宁海县民政局2022年工作总结\n\n一、养老服务\n全年服务8600人次，达到7700。\n", encoding="utf-8")
    done = run("inspect", file, "--unsure", "--json")
    unsure = json.loads(done.stdout)["indicators"]
    everything = json.loads(run("inspect", file, "--json").stdout)["indicators"]
    assert [each for each in everything if each["confidence"] < 0.75] == unsure != []
    head, *rows = run("inspect", file, "--unsure").stdout.splitlines()
    assert str(len(unsure)) in head
    assert [row.split("\t")[0] for row in rows] == ["?"] * len(unsure)
    assert all(len(row.split("\t")[-1]) > 3 for row in rows)
    whole = run("inspect", file).stdout
    assert "? 存疑" in whole
    assert all(row in whole for row in rows)


def test_the_marks_stand_in_a_column_on_a_terminal(library: Path) -> None:
    file = library.parent / "reports" / "x.txt"
    file.write_text("宁海县民政局2022年工作总结\n\n一、养老服务\n全年服务8600人次，达到7700。\n", encoding="utf-8")
    command = [*PROGRAM, "inspect", str(file), "--unsure"]
    with Session(command, env=environment(), columns=140) as session:
        assert session.wait_for_end() == 0
        lines = session.lines()
    assert any(line.startswith("? ") and "存疑的缘由" in line for line in lines)
