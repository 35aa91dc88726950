"""Places of a reading, pointed at by offset or in words."""

import pytest
from handmade_reports import HAIYAN_2022

from store import StoreError, indicator_at, section_at
from store.models import Section


@pytest.mark.parametrize(
    ("place", "digits"),
    [
        (f"@{HAIYAN_2022.text.index('4210张') + 2}", "4210"),
        (str(HAIYAN_2022.text.index("4210张")), "4210"),
        ("4210", "4210"),
        ("养老机构登记床位", "4210"),
        ("登记床位 4210 张", "4210"),
        ("夜里按铃有人应", None),
        ("送餐", "38"),
        ("护理型床位占比提高", "65"),
        ("护理型床位占比", None),
        ("床位", None),
        ("@999999", None),
        ("乌有", None),
    ],
)
def test_places_are_pointed_at_in_many_ways(place: str, digits: str | None) -> None:
    if digits is None:
        with pytest.raises(StoreError) as refusal:
            indicator_at(HAIYAN_2022, place)
        assert refusal.value.reason in {"place-unknown", "place-unclear"}
        assert refusal.value.sentence("zh").count("@") >= 1
    else:
        found = HAIYAN_2022.indicators[indicator_at(HAIYAN_2022, place)]
        assert HAIYAN_2022.text[found.number_start : found.number_end] == digits


def test_sections_are_pointed_at_by_id_or_title() -> None:
    def found(place: str) -> Section:
        return HAIYAN_2022.sections[section_at(HAIYAN_2022, place)]

    assert found(found("慈善网络").id).title == "慈善网络"
    for place in ("77", "", "思路"):
        with pytest.raises(StoreError, match=f"“{place}”"):
            section_at(HAIYAN_2022, place)
