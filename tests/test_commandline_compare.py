"""`duibiao compare`: a table for a reader, for a program, for a spreadsheet."""

import csv
import io
import json
from pathlib import Path

import pytest
from in_process import run
from pty_session import PROGRAM, Session, environment

from store import Library
from store.models import Reading


@pytest.fixture
def library(small_library: Library) -> Path:
    return small_library.folder


def compared(library: Path, *arguments: str) -> "list[list[str]]":
    done = run("compare", *arguments, "--library", library)
    assert (done.returncode, done.stderr) == (0, "")
    return [line.split("\t") for line in done.stdout.splitlines()]


def test_a_row_a_quantity_and_a_field_a_report_with_the_place_in_its_text(library: Path):
    rows = {name: (unit, fields) for name, unit, *fields in compared(library, "海盐 2022", "海盐 2023")}
    both = sorted(haiyan(library), key=lambda reading: reading.report.period or "")
    for name, numbers in (("养老机构登记床位", ("4210", "4380")), ("护理型床位占比", ("62.5", "65.2"))):
        unit, fields = rows[name]
        for reading, number, said in zip(both, numbers, fields, strict=True):
            assert said.split("; ")[0] == f"{number} {unit} @{reading.text.index(number)}"
    assert rows["护理型床位占比"][1][0].split("; ")[1].startswith("65 %* @")
    assert rows["送餐路线"][1][1] == "-"


def test_one_domain_of_it(library: Path):
    names = [row[0] for row in compared(library, "海盐 2022", "海盐 2023", "--domain", "eldercare")]
    assert "送餐路线" in names
    assert not any("低保" in name for name in names)


def haiyan(library: Path) -> list[Reading]:
    held = Library.open(library)
    return [
        held.reading(entry.id)
        for entry in held.entries()
        if entry.report.region and entry.report.region.name == "海盐县"
    ]


def test_without_a_period_the_newest_report_is_taken(library: Path):
    done = run("compare", "海盐", "绍兴", "--json", "--library", library)
    periods = [each["report"]["period"] for each in json.loads(done.stdout)["reports"]]
    assert periods == ["2023", "2022"]


def test_a_period_belongs_to_the_region_before_it(library: Path):
    quoted = compared(library, "海盐 2022", "绍兴")
    assert compared(library, "海盐", "2022", "绍兴") == quoted
    assert run("compare", "2022", "海盐", "--library", library).returncode == 1


def test_targets_only(library: Path):
    rows = compared(library, "海盐 2022", "绍兴", "--plan")
    assert rows
    assert all(field == "-" or "*" in field for row in rows for field in row[2:])


def test_as_json(library: Path):
    done = run("compare", "海盐 2023", "绍兴", "--domain", "assistance", "--json", "--library", library)
    told = json.loads(done.stdout)
    assert (told["domain"], told["side"]) == ("assistance", None)
    assert [each["report"]["region"]["name"] for each in told["reports"]] == ["海盐县", "绍兴市"]
    (row,) = [each for each in told["rows"] if each["measure"] == "dibao_standard"]
    assert (row["name"], row["unit"]) == ("最低生活保障标准", "元/人·月")
    here, there = row["cells"]
    assert [cell["report"] for cell in row["cells"]] == [each["id"] for each in told["reports"]]
    (figure,) = here["figures"]
    assert (figure["value"], figure["unit"], figure["tense"], figure["converted_from"]) == (
        1200,
        "元/月",
        "achieved",
        None,
    )
    assert figure["sentence"] == "低保标准提高到每月1200元，救助家庭的孩子升学有人管。"
    text = Library.open(library).reading(here["report"]).text
    assert text[figure["number_start"] : figure["number_end"]] == "1200"
    assert there["figures"][0]["tense"] == "target"
    assert (here["best"], there["best"]) == (False, False)


def test_as_csv_for_a_spreadsheet(library: Path):
    done = run("compare", "海盐 2022", "海盐 2023", "--csv", "--library", library)
    assert done.stdout.startswith("\ufeff")
    lines = list(csv.DictReader(io.StringIO(done.stdout.removeprefix("\ufeff"))))
    shown = json.loads(run("compare", "海盐 2022", "海盐 2023", "--json", "--library", library).stdout)
    figures = [each for row in shown["rows"] for cell in row["cells"] for each in cell["figures"]]
    assert [float(line["value"]) for line in lines] == [each["value"] for each in figures]
    best = [line["period"] for line in lines if line["best"] == "1" and line["measure"] == "dibao_standard"]
    assert best == ["2023"]
    assert {line["region"] for line in lines} == {"浙江省 › 嘉兴市 › 海盐县"}
    assert all(line["sentence"] and line["number_start"].isdigit() for line in lines)


def test_on_a_terminal_it_has_a_head(library: Path):
    arguments = [*PROGRAM, "compare", "海盐 2022", "海盐 2023", "--domain", "养老服务", "--library", str(library)]
    with Session(arguments, env=environment(), columns=120) as session:
        assert session.wait_for_end() == 0
        head = next(line for line in session.cells() if "指" in line)
    assert "海盐县2022" in "".join(head).replace(" ", "")


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (("绍兴", "没有"), 1, "没有：库里没有这样的报告"),
        (("绍兴", "--domain", "钓鱼"), 2, "没有领域“钓鱼”"),
        (("绍兴", "--json", "--csv"), 2, "--csv"),
        ((), 2, "REPORT"),
    ],
)
def test_what_it_cannot_do_it_says(library: Path, arguments: tuple[str, ...], status: int, said: str):
    done = run("compare", *arguments, "--library", library)
    assert (done.returncode, done.stdout) == (status, "")
    assert said in done.stderr


def test_words_that_may_be_two_regions_are_refused(library: Path):
    from measured import region, says
    from shelf import put

    put(Library.open(library), *(says(("床位", 5, "张", None), region=region(n, f"新城{n}区")) for n in (1, 2)))
    done = run("compare", "新城", "绍兴", "--library", library)
    assert (done.returncode, done.stdout) == (1, "")
    assert "新城1区" in done.stderr
    assert "新城2区" in done.stderr
