"""`duibiao export --bulk`: the bulk requests of a library on standard output or in a folder."""

import json
from pathlib import Path

import pytest
from bulk_format import bulk_documents
from in_process import run

from store import Library


@pytest.fixture
def library(small_library: Library) -> Path:
    return small_library.folder


def reports_in(body: str) -> set[str]:
    return {document["report"]["id"] for _, _, _, document in bulk_documents(body.encode())}


def ids(library: Path) -> set[str]:
    return {entry.id for entry in Library.open(library).entries()}


def test_the_whole_library_goes_to_standard_output(library: Path):
    done = run("export", "--bulk", "--library", library)
    assert done.returncode == 0
    documents = list(bulk_documents(done.stdout.encode()))
    assert reports_in(done.stdout) == ids(library)
    assert {index for _, index, _, _ in documents} == {"duibiao-sections", "duibiao-indicators"}
    indicators = sum(entry.indicators for entry in Library.open(library).entries())
    assert sum(index == "duibiao-indicators" for _, index, _, _ in documents) == indicators
    assert str(indicators) in done.stderr


@pytest.mark.parametrize(
    ("words", "periods"), [(("海盐",), {"2022", "2023"}), (("海盐", "2022"), {"2022"}), (("海盐 2022",), {"2022"})]
)
def test_only_the_reports_named(library: Path, words: tuple[str, ...], periods: set[str]):
    done = run("export", "--bulk", *words, "--library", library)
    assert done.returncode == 0
    found = [document["report"] for _, _, _, document in bulk_documents(done.stdout.encode())]
    assert {(report["region"]["name"], report["period"]) for report in found} == {("海盐县", each) for each in periods}


def test_a_folder_gets_the_mappings_and_the_documents(library: Path, tmp_path: Path):
    out = tmp_path / "out"
    done = run("export", "--bulk", "--out", out, "--index", "gongbao", "--create", "--library", library)
    assert (done.returncode, done.stderr) == (0, "")
    names = {path.name for path in out.iterdir()}
    assert names == {
        f"gongbao-{table}{rest}"
        for table in ("sections", "indicators")
        for rest in ("-00001.ndjson", ".opensearch.json", ".quickwit.yaml")
    }
    assert all(name in done.stdout for name in names)
    body = (out / "gongbao-sections-00001.ndjson").read_bytes()
    assert {(action, index) for action, index, _, _ in bulk_documents(body)} == {("create", "gongbao-sections")}


def test_a_broken_report_is_named_and_the_others_are_exported(library: Path):
    broken = sorted((library / "reports").glob("*.json"))[0]
    broken.write_bytes(broken.read_bytes()[:200])
    done = run("export", "--bulk", "--library", library)
    assert done.returncode == 1
    assert broken.stem in done.stderr
    assert reports_in(done.stdout) == ids(library) - {broken.stem}


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        ((), 2),
        (("--bulk", "--index", "Big"), 2),
        (("--bulk", "乌有"), 1),
        (("--bulk", "--library", "nowhere"), 1),
        (("--bulk", "--out", "/dev/null/out"), 1),
    ],
)
def test_what_cannot_be_exported_is_a_sentence(library: Path, arguments: tuple[str, ...], status: int):
    done = run("export", "--library", library, *arguments)
    assert (done.returncode, done.stdout) == (status, "")
    assert done.stderr
    assert "Traceback" not in done.stderr


def test_an_empty_library_has_nothing_to_export(tmp_path: Path):
    done = run("export", "--bulk", "--library", Library.create(tmp_path / "empty").folder)
    assert (done.returncode, done.stdout) == (0, "")
    assert "duibiao load" in done.stderr


def test_what_stands_in_a_report_stays_one_line(tmp_path: Path, make_reading):
    library = Library.create(tmp_path / "library")
    with library.writer() as writer:
        writer.put(make_reading('甲\u200b乙\x1b[31m丙"\\n\n丁\n'))
    done = run("export", "--bulk", "--library", library.folder)
    assert "\x1b" not in done.stdout
    ((_, _, _, document),) = bulk_documents(done.stdout.encode())
    assert document["text"] == '甲\u200b乙\x1b[31m丙"\\n\n丁'
    assert json.loads(done.stdout.split("\n")[0])
