"""The bulk export: requests that a search cluster takes, holding all of a library."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from bulk_format import (
    bulk_documents,
    opensearch_fields,
    quickwit_fields,
    taken_by_opensearch,
    taken_by_quickwit,
)
from handmade import build
from handmade_reports import HAIYAN_2022, REPORTS
from hypothesis import given, settings
from small import read_small
from test_store_reading_properties import texts

from store import ExportUnwritable, Reading
from store.export.bulk import Action, bulk_lines
from store.export.folder import BulkFolder, Part
from store.export.mappings import Table, opensearch_index, quickwit_index
from store.export.records import OUTSIDE, Record, records

Document = dict[str, Any]


def exported(*readings: Reading) -> list[Record]:
    return [record for number, reading in enumerate(readings) for record in records(f"r{number}", reading)]


def check(found: list[Record]) -> None:
    """Asserts that either engine takes every record, under an id of its own."""
    tables = {
        f"x-{table}": (opensearch_fields(opensearch_index(table)), config, quickwit_fields(config))
        for table in Table
        for config in [quickwit_index(table, f"x-{table}")]
    }
    body = b"".join(bulk_lines(record, "x") for record in found)
    ids = set()
    for action, index, identifier, document in bulk_documents(body):
        mapped, config, configured = tables[index]
        assert action == "index"
        taken_by_opensearch(document, mapped)
        taken_by_quickwit(document, config, configured)
        ids.add((index, identifier))
    assert len(ids) == len(found)


def sources(found: list[Record], table: Table) -> list[Document]:
    return [json.loads(bulk_lines(record, "x").split(b"\n")[1]) for record in found if record.table is table]


def test_both_engines_take_every_document() -> None:
    found = exported(*REPORTS)
    assert {record.table for record in found} == set(Table)
    check(found)


@settings(derandomize=True, deadline=None, max_examples=25)
@given(texts)
def test_both_engines_take_what_any_text_is_read_as(text: str) -> None:
    reading = read_small(text)
    found = exported(reading)
    if found:
        check(found)
    assert sum(record.table is Table.INDICATORS for record in found) == len(reading.indicators)
    # Nothing of the text is left behind: what is not blank stands in some section's own text.
    own = "".join(sorted("".join("".join(each["text"] for each in sources(found, Table.SECTIONS)).split())))
    assert own == "".join(sorted("".join(text.split())))


def test_a_section_says_whose_it_is_and_where_it_stands() -> None:
    (elder,) = [each for each in sources(exported(HAIYAN_2022), Table.SECTIONS) if each["title"] == "床位更多"]
    assert elder["report"]["region"] == {"code": "330424", "name": "海盐县", "path": ["浙江省", "嘉兴市", "海盐县"]}
    assert (elder["report"]["year"], elder["report"]["period_end"]) == (2022, "2022-12-31")
    assert elder["path"] == ["办好养老，老人出门有去处", "床位更多"]
    assert (elder["kind"], elder["domains"], elder["tenses"]) == ("review", ["eldercare"], ["achieved"])
    assert HAIYAN_2022.text[elder["start"] :].startswith("一是床位更多")
    assert "到62.5%" in elder["text"]
    assert "饭菜更热" not in elder["text"]


def test_an_indicator_says_what_is_stated_and_leaves_out_what_is_not() -> None:
    stated = sources(exported(HAIYAN_2022), Table.INDICATORS)
    (standard,) = [each for each in stated if each.get("measure") == "dibao_standard"]
    assert (standard["value"], standard["previous"], standard["unit"]) == (1130.0, 1005.0, "元/月")
    assert standard["path"][-1] == "提高社会救助标准"
    assert standard["text"] == HAIYAN_2022.text[standard["start"] : standard["end"]]
    assert "change" not in standard
    assert any("change" in each for each in stated)


def test_a_half_year_ends_in_june() -> None:
    (section,) = sources(exported(build("甲\n", period="2023H1", region=None)), Table.SECTIONS)
    assert (section["report"]["year"], section["report"]["period_end"]) == (2023, "2023-06-30")
    assert (section["section"], section["text"]) == (OUTSIDE, "甲")
    assert "region" not in section["report"]


def test_what_is_set_right_later_replaces_what_was_exported() -> None:
    raised = tuple(replace(indicator, value=indicator.value + 1) for indicator in HAIYAN_2022.indicators)
    first, second = exported(HAIYAN_2022), exported(replace(HAIYAN_2022, indicators=raised))
    assert [record.id for record in first] == [record.id for record in second]
    assert [record.source for record in first] != [record.source for record in second]


def test_created_documents_say_so() -> None:
    (record, *_) = exported(HAIYAN_2022)
    ((action, *_),) = bulk_documents(bulk_lines(record, "x", Action.CREATE))
    assert action == "create"


def written(folder: Path, found: list[Record], part_size: int) -> list[Part]:
    out = BulkFolder(folder, "x", part_size=part_size)
    return [*out.mappings(), *(part for record in found for part in out.add(record)), *out.finish()]


def test_files_are_split_between_documents_and_hold_them_all(tmp_path: Path) -> None:
    found = exported(*REPORTS)
    parts = written(tmp_path, found, 4_000)
    bodies = {part.path: part.path.read_bytes() for part in parts if part.documents is not None}
    assert len(bodies) > 4
    ids: list[tuple[str, str]] = []
    for part in parts:
        assert part.size == part.path.stat().st_size
        if part.documents is not None:
            documents = list(bulk_documents(bodies[part.path]))
            assert len(documents) == part.documents
            assert part.size <= 4_000 or part.documents == 1
            assert {index for _, index, _, _ in documents} == {part.path.name.rsplit("-", 1)[0]}
            ids += [(index, identifier) for _, index, identifier, _ in documents]
    assert sorted(ids) == sorted((f"x-{record.table}", record.id) for record in found)


def test_the_mappings_beside_them_are_what_the_engines_read(tmp_path: Path) -> None:
    written(tmp_path, [], 4_000)
    for table in Table:
        index = json.loads((tmp_path / f"x-{table}.opensearch.json").read_bytes())
        config = yaml.safe_load((tmp_path / f"x-{table}.quickwit.yaml").read_bytes())
        assert (index, config) == (opensearch_index(table), quickwit_index(table, f"x-{table}"))
        assert opensearch_fields(index).keys() == quickwit_fields(config).keys()


def test_a_smaller_export_leaves_nothing_of_a_larger_one(tmp_path: Path) -> None:
    mine = tmp_path / "mine.ndjson"
    mine.write_text("{}\n")
    written(tmp_path, exported(*REPORTS), 4_000)
    parts = written(tmp_path, exported(HAIYAN_2022), 1_000_000)
    assert {path for path in tmp_path.iterdir() if path != mine} == {part.path for part in parts}
    assert mine.exists()


def test_a_folder_that_cannot_be_made_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(ExportUnwritable, match="file"):
        BulkFolder(tmp_path / "file" / "out", "x")
