"""`duibiao trend`: periods of a measure or of a domain, for a reader, as JSON and as CSV."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from shelf import put
from years_read import years

from store import Library
from tui.commandline import running

COLUMNS = ("indicator", "period", "value", "change", "target", "later", "place")


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    made = Library.create(tmp_path_factory.mktemp("trend") / "library")
    put(made, *years())
    return made


@pytest.fixture(scope="module")
def of_two_agencies(tmp_path_factory: pytest.TempPathFactory) -> Library:
    made = Library.create(tmp_path_factory.mktemp("agencies") / "library")
    put(made, *years("2021"), *years("2023", agency="人民政府"))
    return made


Rows = Callable[..., list[dict[str, str]]]


class Done(NamedTuple):
    """What a command came to."""

    returncode: int
    stdout: str
    stderr: str


Run = Callable[..., Done]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[..., Done]:
    """Runs `duibiao trend` here: what it prints, it prints as into a pipe."""
    monkeypatch.setenv("DUIBIAO_STATE", str(tmp_path))
    monkeypatch.setenv("LC_ALL", "C.UTF-8")

    def done(library: Library, *arguments: str) -> Done:
        try:
            status = running.run(["trend", *arguments, "--library", str(library.folder)])
        except SystemExit as end:
            status = int(str(end.code))
        return Done(status, *capsys.readouterr())

    return done


@pytest.fixture
def rows(run: Run) -> Rows:
    """The rows that a command prints."""

    def told(library: Library, *arguments: str) -> list[dict[str, str]]:
        done = run(library, *arguments)
        assert (done.returncode, done.stderr) == (0, "")
        return [dict(zip(COLUMNS, line.split("\t"), strict=True)) for line in done.stdout.splitlines()]

    return told


@pytest.mark.parametrize("named", ["nursing_bed_share", "护理型床位占比", "Share of nursing beds", "护理型床位占"])
def test_a_measure_over_the_periods(rows: Rows, library: Library, named: str):
    told = rows(library, "海盐", named)
    assert [(each["period"], each["value"], each["change"], each["target"]) for each in told] == [
        ("2020", "54 %", "-", "-"),
        ("2021", "58.6 %", "比 2020 +4.6 个百分点", "≥ 58 %*"),
        ("2022", "-", "-", "-"),
        ("2023", "65.5 %", "比 2021 +6.9 个百分点", "-"),
        ("2024", "-", "-", "≥ 70 %*"),
    ]
    assert told[2]["later"].startswith("60 % (330424-2023-")
    for each in told:
        report, place = each["place"].split("; ")[0].split(" @")
        assert library.reading(report).text[int(place) :].startswith(("54", "58.6", "65.5", "70"))


def test_a_domain_has_all_its_rows(rows: Rows, library: Library):
    told = rows(library, "浙江 海盐", "--domain", "养老服务")
    assert list(dict.fromkeys(each["indicator"] for each in told)) == [
        "养老机构床位 张",
        "护理型床位占比 %",
        "新增助餐点 个",
    ]
    (donations,) = {each["indicator"] for each in rows(library, "330424", "善款", "--domain", "charity")}
    assert donations == "慈善募集 元"


def test_json_has_every_figure_with_its_report_and_place(run: Run, library: Library):
    told = json.loads(run(library, "海盐", "慈善募集", "--json").stdout)
    assert (told["region"], told["path"][0], told["agency"]) == ("海盐县", "浙江省", "民政局")
    assert [each["period"] for each in told["periods"]] == ["2020", "2021", "2022", "2023", "2024H1", "2024"]
    assert [each["report"]["period"] for each in told["reports"]] == ["2020", "2021", "2023", "2024H1"]
    (row,) = told["rows"]
    assert (row["measure"], row["unit"]) == ("donations", "元")
    cells = {cell["period"]: cell for cell in row["cells"]}
    assert cells["2023"]["change"]["since"] == "2021"
    assert cells["2023"]["change"]["relative"] == pytest.approx(20.93, abs=0.01)
    assert cells["2024H1"]["change"] is None
    (retold,) = cells["2020"]["retold"]
    assert (retold["value"], retold["computed"], retold["differs"]) == (17_200_000, True, True)
    for figure in (figure for cell in row["cells"] for figure in (*cell["results"], *cell["targets"])):
        text = library.reading(figure["report"]).text
        assert float(text[figure["number_start"] : figure["number_end"]]) * 10_000 == figure["value"]
        assert text[figure["number_start"] : figure["number_end"]] in figure["sentence"]


def test_csv_has_a_line_for_each_figure(run: Run, library: Library):
    done = run(library, "海盐", "--domain", "eldercare", "--csv")
    assert done.stdout.startswith("\ufeff")
    told = list(csv.DictReader(io.StringIO(done.stdout.removeprefix("\ufeff"))))
    shares = [each for each in told if each["measure"] == "nursing_bed_share"]
    assert [(each["period"], each["kind"], float(each["value"]), each["report_period"]) for each in shares] == [
        ("2020", "result", 54, "2020"),
        ("2021", "result", 58.6, "2021"),
        ("2021", "target", 58, "2020"),
        ("2022", "retold", 60, "2023"),
        ("2023", "result", 65.5, "2023"),
        ("2024", "target", 70, "2023"),
    ]
    assert shares[1]["change_since"] == "2020"
    assert float(shares[1]["change"]) == pytest.approx(4.6)


def test_several_agencies_are_told_apart(run: Run, rows: Rows, of_two_agencies: Library):
    done = run(of_two_agencies, "海盐", "养老机构床位")
    assert (done.returncode, done.stdout) == (1, "")
    assert "民政局" in done.stderr
    assert "人民政府" in done.stderr
    (of_one,) = rows(of_two_agencies, "海盐", "养老机构床位", "--agency", "民政局")
    (of_other,) = rows(of_two_agencies, "海盐", "养老机构床位", "--agency", "人民")
    assert (of_one["period"], of_other["period"]) == ("2021", "2023")
    assert "没有“水利局”" in run(of_two_agencies, "海盐", "养老机构床位", "--agency", "水利局").stderr


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (("海盐", "钓鱼"), 1, "没有“钓鱼”"),
        (("海盐", "床位"), 1, "可以是几项：养老机构床位 张; 护理型床位占比 %"),
        (("杭州", "床位"), 1, "杭州"),
        (("海盐",), 2, "--domain"),
        (("海盐", "--domain", "钓鱼"), 2, "没有领域"),
    ],
)
def test_what_it_cannot_do_it_says(run: Run, library: Library, arguments: tuple[str, ...], status: int, said: str):
    done = run(library, *arguments)
    assert (done.returncode, done.stdout) == (status, "")
    assert said in done.stderr
