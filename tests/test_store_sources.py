"""Files found, refused and decoded; what a file says of itself before its text; the article of a page."""

import os
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.errors import SourceRefused
from store.models import Clues
from store.sources import LARGEST, Found, Refused, Skipped, read_source, walk
from store.sources.decode import decode

MAINLAND = "二〇二三年，全县新增养老床位一百二十张，改造适老化家庭三百户；低保标准提高到每人每月八百一十元。"
TAIWAN = "本縣去年辦理長者共餐據點二十處，補助經費新臺幣三百萬元，服務長者一千二百人次，里民活動中心整修完成。"
COMMON_MAINLAND = "全县新增养老床位改造家庭低保标准提高救助资金发放社会组织登记婚姻服务中心建设完成"
COMMON_TAIWAN = "本縣長者共餐據點補助經費服務里民活動中心整修完成辦理業務社會救助資金發放組織"

Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def written(name: str, content: str | bytes = "全县新增养老床位。\n") -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return written


def reason(path: Path) -> str:
    with pytest.raises(SourceRefused) as refusal:
        read_source(path)
    assert str(path.name) in str(refusal.value)
    assert str(path.name) in refusal.value.sentence("en")
    return refusal.value.reason


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030"])
@pytest.mark.parametrize("text", [MAINLAND, MAINLAND * 40, "全县低保户1200户，共投入资金3400万元。\n第二行。\n"])
def test_mainland_text_is_read_in_each_encoding(codec: str, text: str) -> None:
    decoded = decode(text.encode(codec), "a.txt")

    assert decoded.text == text
    assert decoded.encoding == {"utf-8-sig": "utf-8", "utf-16-le": "utf-16", "utf-16-be": "utf-16"}.get(codec, codec)


@pytest.mark.parametrize("text", [TAIWAN, TAIWAN * 40, "補助長者共餐據點"])
def test_big5_is_told_from_gb18030(text: str) -> None:
    assert decode(text.encode("big5"), "a.txt") == decode(text.encode(), "a.txt").__class__(text, "big5")


@pytest.mark.parametrize("text", ["补助老年食堂", "2022年，区民政局", "全区养老机构床位5059张", TAIWAN])
def test_gb18030_is_told_from_big5(text: str) -> None:
    assert decode(text.encode("gb18030"), "a.txt").encoding == "gb18030"


@settings(max_examples=60, deadline=None)
@given(
    st.text(st.sampled_from(COMMON_MAINLAND), min_size=8),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "gb18030"]),
)
def test_what_was_encoded_comes_back(words: str, codec: str) -> None:
    text = f"全县{words}。\n"

    assert decode(text.encode(codec), "a.txt").text == text


@settings(max_examples=60, deadline=None)
@given(st.text(st.sampled_from(COMMON_TAIWAN), min_size=8))
def test_what_was_encoded_in_big5_comes_back(words: str) -> None:
    text = f"本縣{words}。\n"

    assert decode(text.encode("big5"), "a.txt").text == text


def test_line_ends_become_lf_and_nothing_else_changes() -> None:
    decoded = decode("　　第一行 \r\n\r\n第二\u200b行\r第三行\t\x1b[31m".encode("utf-8-sig"), "a.txt")

    assert decoded.text == "　　第一行 \n\n第二\u200b行\n第三行\t\x1b[31m"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", "source-empty"),
        (b" \r\n\t ", "source-empty"),
        ("\ufeff　\n".encode(), "source-empty"),
        (b"%PDF-1.7\n1 0 obj", "source-binary"),
        (b"PK\x03\x04" + bytes(range(200)), "source-binary"),
        (b"\x89PNG\r\n\x1a\n" + bytes(64), "source-binary"),
        ("全县".encode() + b"\x00\x01\x02" * 40, "source-binary"),
        ("床位\x01\x02\x03\x04".encode() * 20, "source-binary"),
        (b"\xff\xff\xfe" * 30, "source-undecodable"),
    ],
)
def test_what_is_no_text_is_refused_with_its_reason(write: Write, content: bytes, expected: str) -> None:
    assert reason(write("a.txt", content)) == expected


def test_a_file_over_the_limit_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(LARGEST + 1)

    assert reason(path) == "source-too-large"


def test_what_is_no_file_or_of_no_type_is_refused(write: Write, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")

    assert reason(tmp_path / "absent.txt") == "source-missing"
    assert reason(tmp_path / "pipe.txt") == "source-no-file"
    assert reason(tmp_path) == "source-folder"
    assert reason(write("report.docx")) == "source-type"


def test_a_folder_is_walked_by_name_and_hidden_files_are_left_out(write: Write, tmp_path: Path) -> None:
    for name in ("b.md", "a.TXT", "c/d.html", "c/e.pdf", ".git/f.txt", ".hidden.txt", "z.htm"):
        write(name)

    walked = list(walk([tmp_path]))

    assert [each.path.relative_to(tmp_path).as_posix() for each in walked if isinstance(each, Found)] == [
        "a.TXT",
        "b.md",
        "c/d.html",
        "z.htm",
    ]
    (skipped,) = (each for each in walked if isinstance(each, Skipped))
    assert skipped.path.name == "e.pdf"
    assert "e.pdf" in str(skipped.reason)


def test_the_order_of_the_paths_is_kept_and_no_file_comes_twice(write: Write, tmp_path: Path) -> None:
    last, first = write("z.txt"), write("a.txt")

    assert [each.path for each in walk([last, tmp_path, first])] == [last, first]


def test_links_in_a_circle_come_to_an_end(write: Write, tmp_path: Path) -> None:
    write("in/a.txt")
    (tmp_path / "in" / "back").symlink_to(tmp_path)
    (tmp_path / "loop.txt").symlink_to(tmp_path / "loop.txt")

    walked = list(walk([tmp_path]))

    assert [each.path.name for each in walked if isinstance(each, Found)] == ["a.txt"]
    assert [each.path.name for each in walked if isinstance(each, Skipped)] == ["loop.txt"]


def test_what_is_named_but_cannot_be_read_is_refused_and_the_rest_goes_on(write: Write, tmp_path: Path) -> None:
    good = write("good.txt")

    walked = list(walk([tmp_path / "absent.txt", write("table.xlsx"), good]))

    assert [each.error.reason for each in walked if isinstance(each, Refused)] == ["source-missing", "source-type"]
    assert walked[-1] == Found(good)


def test_a_source_names_the_file_its_bytes_and_its_length(write: Write) -> None:
    data = "第一行\r\n第二行\r\n".encode("gb18030")
    path = write("浙江/宁波/奉化2022.txt", data)

    read = read_source(path)

    assert (read.source.name, read.source.sha256) == ("奉化2022.txt", sha256(data).hexdigest())
    assert (read.source.encoding, read.source.characters) == ("gb18030", len("第一行\n第二行\n"))
    assert read.clues.file_name == "奉化2022"
    assert read.clues.folder.endswith("浙江/宁波")


FRONT_MATTER = """---
region: 浙江省宁波市奉化区
agency: 民政局
period: 2022
title: 一年回眸
published: 2023-01-15
---
全区新增养老床位。
"""


def test_front_matter_gives_clues_and_stays_in_the_text(write: Write) -> None:
    read = read_source(write("a.md", FRONT_MATTER))

    assert read.text == FRONT_MATTER
    assert read.front_matter is not None
    assert FRONT_MATTER[read.front_matter.end :] == "全区新增养老床位。\n"
    expected = ("浙江省宁波市奉化区", "2022", "民政局", "一年回眸", "2023-01-15")
    clues = read.clues
    assert (clues.region, clues.period, clues.agency, clues.title, clues.published) == expected
    assert read.notes == ()


def test_front_matter_is_understood_in_chinese(write: Write) -> None:
    head = "---\n地区: 330213\n机构: 民政局\n期间: 2023年上半年\n标题: 半年小结\n发布日期: 2023年7月5日\n---\n正文。\n"

    clues = read_source(write("a.txt", head)).clues

    expected = ("330213", "2023H1", "民政局", "半年小结", "2023-07-05")
    assert (clues.region, clues.period, clues.agency, clues.title, clues.published) == expected


def test_the_users_words_come_before_the_front_matter(write: Write) -> None:
    read = read_source(write("a.md", FRONT_MATTER))

    known = read.clues_under(Clues(region="湖州市"))

    assert (known.region, known.period, known.file_name) == ("湖州市", "2022", "a")


def test_unknown_keys_are_noted_and_the_file_is_read(write: Write) -> None:
    read = read_source(write("a.md", "---\nperiod: 2022\nauthor: 某人\n---\n正文。\n"))

    assert read.clues.period == "2022"
    (note,) = read.notes
    assert "author" in str(note)
    assert "author" in note.sentence("en")


@pytest.mark.parametrize(
    ("front", "expected"),
    [
        ("period: 去年", "front-matter-period"),
        ("period: 1800", "front-matter-period"),
        ("期间: 2199", "front-matter-period"),
        ("published: 某日", "front-matter-published"),
        ("发布日期: 2023-13-01", "front-matter-published"),
        ("region: [奉化区, 湖州市]", "front-matter-value"),
        ("region: {a: b", "front-matter-malformed"),
        ("region: !!python/object/apply:os.getcwd [1]", "front-matter-value"),
    ],
)
def test_front_matter_that_cannot_be_understood_is_refused(write: Write, front: str, expected: str) -> None:
    assert reason(write("a.md", f"---\n{front}\n---\n正文。\n")) == expected


@pytest.mark.parametrize(
    "text", ["---\n正文没有结束的横线。\n", "---\n一段正文。\n---\n又一段。\n", "----2013年的报告\n正文。\n"]
)
def test_dashes_alone_make_no_front_matter(write: Write, text: str) -> None:
    read = read_source(write("a.txt", text))

    assert (read.text, read.front_matter, read.clues.period) == (text, None, None)


def test_front_matter_without_a_text_is_refused(write: Write) -> None:
    assert reason(write("a.md", "---\nperiod: 2022\n---\n\n")) == "source-empty"
