"""`duibiao promises`: its rows, its CSV and its JSON, and what it says where nothing can be compared."""

import csv
import json
from io import StringIO
from pathlib import Path

import pytest
from in_process import run
from pty_session import run as run_process
from shelf import put

from store import Clues, Library
from store.models import Source
from store.reading import read

PLAN = """海盐县民政局2021年工作总结

一、2021年工作回顾
全县低保标准为每人每月1020元。老年食堂86家。

二、2022年工作计划
（一）社会救助。走访困难家庭2000户。
（二）养老服务。新建老年食堂12家，护理型床位占比达到58%以上。募集善款增长10%，达到440万元。
（三）婚姻登记。推进婚俗改革示范点建设。
"""
RESULT = """海盐县民政局2022年工作总结

一、2022年工作回顾
（一）社会救助。走访困难家庭2360户。
（二）养老服务。新建老年食堂10家，护理型床位占比62%。募集善款452万元，同比增长13%。
（三）婚姻登记。婚俗改革示范点建设全面完成。
"""


@pytest.fixture
def folder(library: Library) -> Path:
    """A library with two consecutive reports, and one of another region."""
    put(library, *(reading(text, period) for text, period in ((PLAN, "2021"), (RESULT, "2022"))))
    put(library, reading(PLAN.replace("海盐县", "平湖市"), "2021", "平湖市"))
    return library.folder


def reading(text: str, period: str, region: str = "海盐县"):
    source = Source(f"{region}{period}.txt", f"{region}{period}", "utf-8", len(text))
    return read(text, source, Clues(region=region, period=period, agency="民政局"))


ROWS = [
    ["走访困难家庭", "2000 户", "2360 户", "超额"],
    ["新增助餐点", "12 家", "10 家", "未达到"],
    ["护理型床位占比", "≥ 58 %", "62 %", "兑现"],
    ["慈善募集", "440 万元 +10%", "452 万元 +13%", "超额"],
]


def rows(stdout: str) -> list[list[str]]:
    return [line.split("\t") for line in stdout.splitlines()]


def test_a_row_a_promise(folder: Path):
    done = run_process("promises", "海盐", "--library", folder)
    assert done.returncode == 0
    assert [[row[3], row[4], row[5], row[1]] for row in rows(done.stdout)] == ROWS
    assert {row[0] for row in rows(done.stdout)} == {"2021 → 2022"}
    assert "4 项可量化的承诺（兑现 1、超额 2、未达到 1），1 句文字" in done.stderr


def test_one_domain_and_one_period(folder: Path):
    done = run("promises", "海盐县", "--domain", "养老服务", "--library", folder)
    assert {row[2] for row in rows(done.stdout)} == {"养老服务"}
    assert done.stdout == run("promises", "330424", "--domain", "eldercare", "--library", folder).stdout
    for_2022 = run("promises", "海盐", "--period", "2022年", "--library", folder)
    assert len(rows(for_2022.stdout)) == len(ROWS)


def test_promises_in_words_come_with_their_nearest_mention(folder: Path):
    done = run("promises", "海盐", "--texts", "--library", folder)
    assert rows(done.stdout) == [
        ["2021 → 2022", "有提到", "婚姻登记", "推进婚俗改革示范点建设。", "婚俗改革示范点建设全面完成。"]
    ]


def test_the_csv_has_both_sentences(folder: Path):
    done = run("promises", "海盐", "--csv", "--library", folder)
    assert done.stdout.startswith("\ufeff")
    head, *body = csv.reader(StringIO(done.stdout.removeprefix("\ufeff")))
    assert head[-4:] == ["承诺原文", "承诺出处", "结果原文", "结果出处"]
    assert [[row[3], row[4], row[5], row[1]] for row in body] == ROWS
    assert body[0][-4::2] == ["走访困难家庭2000户。", "走访困难家庭2360户。"]
    assert ["2022年工作计划 › 社会救助" in body[0][-3], "2022年工作回顾 › 社会救助" in body[0][-1]] == [True, True]


def test_what_programs_read(folder: Path):
    (pair,) = json.loads(run("promises", "海盐", "--json", "--library", folder).stdout)
    library = Library.open(folder)
    assert [pair[side]["period"] for side in ("earlier", "later")] == ["2021", "2022"]
    found = pair["promises"]
    assert [each["verdict"] for each in found] == ["exceeded", "missed", "kept", "exceeded"]
    assert sum(sum(counts.values()) for counts in pair["counts"].values()) == len(found)
    assert [(each["kind"], each["reached"]) for each in found[3]["yardsticks"]] == [("level", 4520000), ("growth", 13)]
    for each in found:
        for side, says, of in (("said", "target", "earlier"), ("told", "result", "later")):
            text = library.reading(pair[of]["id"]).text
            sentence, figure = each[side], each[says]
            assert sentence["text"] == "".join(text[start:end] for start, end in sentence["spans"])
            ((start, end),) = sentence["lit"]
            assert sentence["text"][start:end] == text[figure["number_start"] : figure["number_end"]]
    (intention,) = pair["intentions"]
    assert intention["mention"]["text"] == "婚俗改革示范点建设全面完成。"


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (("平湖",), 1, "2021 的报告"),
        (("杭州",), 1, "没有这个地区"),
        (("海盐", "--period", "2019"), 1, "可以对照的：2022"),
        (("海盐", "--period", "去年"), 2, "不是年份"),
        (("海盐", "--domain", "天气"), 2, "没有领域"),
        (("海盐", "--csv", "--json"), 2, ""),
        ((), 2, ""),
    ],
)
def test_what_cannot_be_compared_is_said(folder: Path, arguments: tuple[str, ...], status: int, said: str):
    done = run("promises", *arguments, "--library", folder)
    assert (done.returncode, done.stdout) == (status, "")
    assert said in done.stderr
    assert "Traceback" not in done.stderr
