"""The cursor in an excerpt: it steps from indicator to indicator and lights the sentences that say them."""

import pytest
from excerpt_stage import showing, stage_of, styles_of
from shown import lines, text

from tui.typesetting.width import cells
from tui.widgets.excerpt.pane import ExcerptPane


@pytest.mark.parametrize("theme", ["dark", "light", "ansi"])
async def test_the_cursor_steps_from_indicator_to_indicator_and_lights_its_sentence(readings, theme: str):
    async with showing(readings[0], size=(50, 30), theme=theme) as pilot:
        stage, pane = stage_of(pilot), stage_of(pilot).pane
        await pilot.press("w", "w", "w")
        assert stage.indicators == [0, 1, 2]
        assert pane.indicator == 2
        assert all(style.reverse and style.bold for style in styles_of(pane, "1240"))
        assert all(style.underline for style in styles_of(pane, "临时救助当场受理"))
        assert not any(style.underline for style in styles_of(pane, "从七月起"))
        await pilot.press("W")
        assert stage.indicators[-1] == 1
        assert all(style.underline for style in styles_of(pane, "从七月起"))
        assert not any(style.underline for style in styles_of(pane, "临时救助当场受理"))
        assert [line[0] for line in lines(pilot.app) if "提高社会救助标准" in line or "急事先办" in line] == ["▌", " "]


async def test_stepping_goes_on_from_what_is_in_view(readings):
    async with showing(readings[0], size=(40, 10)) as pilot:
        await pilot.press("w", "G", "W")
        assert stage_of(pilot).indicators == [0, 16]
        await pilot.press("g", "w")
        assert stage_of(pilot).indicators[-1] == 0


async def test_past_the_last_indicator_the_cursor_stays(readings):
    async with showing(readings[0], size=(40, 10)) as pilot:
        await pilot.press(*["w"] * 20)
        assert stage_of(pilot).indicators == list(range(17))
        assert "慈善信托备案3单" in text(pilot.app).replace("\n ", "")


async def test_an_indicator_chosen_elsewhere_comes_into_view_in_silence(readings):
    async with showing(readings[0], size=(40, 10)) as pilot:
        stage = stage_of(pilot)
        assert "2150" not in text(pilot.app)
        stage.pane.show_indicator(11)
        await pilot.pause()
        assert "2150" in text(pilot.app)
        assert stage.pane.indicator == 11
        assert stage.indicators == []
        stage.pane.show_indicator(999)
        assert stage.pane.indicator == 11


async def test_clicking_a_sentence_lights_its_indicator(readings):
    async with showing(readings[0], size=(40, 40)) as pilot:
        stage = stage_of(pilot)
        (y,) = [at for at, line in enumerate(lines(pilot.app)) if "受理，全年帮助1240人次" in line]
        await pilot.click(ExcerptPane, offset=(3, y))
        await pilot.click(ExcerptPane, offset=(3, 6))
        assert stage.indicators == [2]
        ((line, y),) = [(line, at) for at, line in enumerate(lines(pilot.app)) if "96个" in line]
        await pilot.click(ExcerptPane, offset=(cells(line[: line.index("96个")]), y))
        assert stage.indicators == [2, 3]


async def test_a_range_of_the_source_is_lit_across_a_mended_joint(readings):
    source = readings[0].text
    start, end = source.index("护理型床位占\n"), source.index("，新增家庭")
    async with showing(readings[0], size=(40, 12)) as pilot:
        pane = stage_of(pilot).pane
        pane.show_range(start, end)
        await pilot.pause()
        assert all(style.underline for style in styles_of(pane, "护理型床位占到62.5%"))
        assert not any(style.underline for style in styles_of(pane, "，新增家庭"))
