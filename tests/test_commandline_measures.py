"""`duibiao measures`: a table over regions, and one measure as a ranking."""

import csv
import io
import json
from pathlib import Path

import pytest
from in_process import run
from measured import region, says
from pty_session import PROGRAM, Session, environment
from shelf import put

from store import Library
from store.models import Tense
from tui.state import LeftOff, Preferences, keep


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    library = Library.create(tmp_path_factory.mktemp("measures") / "library")
    readings = [
        says(("助餐点", value, "个", "meal_points"), region=region(number), period=period)
        for number, value, period in ((1, 40, "2021"), (1, 45, "2022"), (2, 50, "2022"), (3, 45, "2021"))
    ]
    target = says(("助餐点", 90, "个", "meal_points", Tense.TARGET, "=2023"), region=region(4))
    put(library, *readings, target)
    return library.folder


def rows(library: Path, *arguments: str) -> list[list[str]]:
    done = run("measures", *arguments, "--library", library)
    assert (done.returncode, done.stderr) == (0, "")
    return [line.split("\t") for line in done.stdout.splitlines()]


def test_the_newest_report_of_each_region_is_a_column(library: Path):
    ((name, unit, *figures),) = rows(library)
    assert (name, unit) == ("助餐点", "个")
    assert [figure.split(" @")[0] for figure in figures] == ["45 个", "50 个▲", "45 个", "90 个*"]


def test_regions_and_years_narrow_the_table(library: Path):
    assert len(rows(library, "--region", "第1县", "第3县")[0]) == 2 + 2
    ((*_, first, third),) = rows(library, "--year", "2021")
    assert (first.split(" @")[0], third.split(" @")[0]) == ("40 个", "45 个▲")


@pytest.mark.parametrize("named", ["meal_points", "助餐点", "Meal points for the elderly", "老年助餐点"])
def test_one_measure_is_a_ranking(library: Path, named: str):
    ranked = rows(library, "--measure", named)
    assert [(place, path.split(" › ")[-1], period, figure) for place, path, period, figure, _ in ranked] == [
        ("1", "第2县", "2022", "50 个"),
        ("2", "第1县", "2022", "45 个"),
        ("2", "第3县", "2021", "45 个"),
        ("", "第4县", "2023", "90 个*"),
    ]


def test_a_ranking_of_a_year_and_of_regions(library: Path):
    assert [row[3] for row in rows(library, "--measure", "meal_points", "--year", "2021")] == ["45 个", "40 个"]
    assert [row[0] for row in rows(library, "--measure", "meal_points", "--region", "第1县", "第3县")] == ["1", "1"]
    assert [row[3] for row in rows(library, "--measure", "meal_points", "--plan")] == ["90 个*"]


def test_a_ranking_as_json_knows_the_own_region(library: Path, tmp_path: Path):
    keep(tmp_path, library=library, place=LeftOff(), settings=Preferences(own=("河南省", "洛阳市", "第3县")))
    done = run("measures", "--measure", "助餐点", "--json", "--library", library, DUIBIAO_STATE=str(tmp_path))
    told = json.loads(done.stdout)
    assert (told["measure"], told["unit"], told["better"], told["regions"]) == ("meal_points", "个", "up", 3)
    assert told["own"] == {"path": ["河南省", "洛阳市", "第3县"], "place": 2}
    assert (told["median"], told["quartiles"], told["years"]) == (45, [45, 47.5], [2023, 2022, 2021])
    first = told["results"][0]
    text = Library.open(library).reading(first["report"]).text
    assert text[first["number_start"] : first["number_end"]] == "50"
    assert [each["place"] for each in told["targets"]] == [None]


def test_a_ranking_as_csv(library: Path):
    done = run("measures", "--measure", "助餐点", "--csv", "--library", library)
    lines = list(csv.DictReader(io.StringIO(done.stdout.removeprefix("\ufeff"))))
    assert [(line["place"], float(line["value"]), line["tense"]) for line in lines] == [
        ("1", 50, "achieved"),
        ("2", 45, "achieved"),
        ("2", 45, "achieved"),
        ("", 90, "target"),
    ]


def test_on_a_terminal_a_sentence_says_it(library: Path):
    arguments = [*PROGRAM, "measures", "--measure", "助餐点", "--library", str(library)]
    with Session(arguments, env=environment(), columns=100) as session:
        assert session.wait_for_end() == 0
        shown = "".join("".join(line) for line in session.cells()).replace(" ", "")
    assert "3个地区写到" in shown
    assert "中位数45个" in shown


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (("--measure", "钓鱼"), 1, "没有通用指标叫“钓鱼”"),
        (("--measure", "床位"), 1, "养老机构床位 (care_home_beds)"),
        (("--region", "江苏"), 1, "没有这些地区或这一年的报告"),
        (("--year", "去年"), 2, "四位数字"),
    ],
)
def test_what_it_cannot_do_it_says(library: Path, arguments: tuple[str, ...], status: int, said: str):
    done = run("measures", *arguments, "--library", library)
    assert (done.returncode, done.stdout) == (status, "")
    assert said in done.stderr


def test_a_measure_that_no_region_states(library: Path):
    done = run("measures", "--measure", "dibao_standard", "--library", library)
    assert (done.returncode, done.stdout) == (1, "")
    assert "没有地区写到" in done.stderr
