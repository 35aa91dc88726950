"""Every reason that the reading can give for an indicator has words in each language."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from handmade_reports import HAIYAN_2022

from store.models import CORRECTED, UNSURE
from store.reading.confidence import Ground, confidence_of
from store.reading.labels import Label, Rule
from tui.language import LANGUAGES, Language, catalog, language, use_language
from tui.words.grounds import reason

INDICATOR = HAIYAN_2022.indicators[0]


@pytest.fixture(autouse=True)
def _chinese_again() -> Iterator[None]:
    before = language()
    yield
    use_language(before)


@pytest.mark.parametrize("name", LANGUAGES)
def test_every_rule_and_ground_has_words_and_no_others_do(name: Language) -> None:
    said = {key.removeprefix("grounds.") for key in catalog(name) if key.startswith("grounds.")}
    assert said - {"between"} == {*Rule, *Ground, CORRECTED}


def test_what_weighs_most_is_said_first_and_what_hardly_weighs_not_at_all() -> None:
    confidence, grounds = confidence_of(Label("总数", Rule.CARRIED), {Ground.NO_UNIT, Ground.SECTION_DOMAIN})
    assert confidence < UNSURE
    unsure = replace(INDICATOR, confidence=confidence, grounds=grounds)
    use_language("zh")
    assert reason(unsure) == "名称沿用前文；名称只有一个词；没有写单位"
    use_language("en")
    assert reason(unsure).endswith("; the name is a single word; no unit is stated")


def test_every_unsure_indicator_has_a_reason() -> None:
    for rule in Rule:
        for ground in Ground:
            for name in ("总数", "老年助餐点"):
                confidence, grounds = confidence_of(Label(name, rule, filled=True), {ground})
                assert reason(replace(INDICATOR, confidence=confidence, grounds=grounds))


def test_a_ground_of_other_rules_is_passed_over() -> None:
    use_language("zh")
    assert reason(replace(INDICATOR, grounds=("telepathy", "no-unit"))) == "没有写单位"
    assert reason(INDICATOR) == ""
