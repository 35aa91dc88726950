"""A search under test: answers made by hand, given when the test says so, and the app on them."""

from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from threading import Event

import pytest
from textual.events import Paste
from textual.pilot import Pilot

from store import Library
from store.index.report_sheet import report_sheet
from store.models import Kind, Region, Span
from store.search.grammar import parse
from store.search.results import INDICATORS_SHOWN, Count, Hit, IndicatorHit, Results
from tui.app import DuibiaoApp, Settings
from tui.material import Material
from tui.screens.search.screen import SearchScreen
from tui.widgets.search.list import SearchList

PATIENCE = 10.0
REGION = Region("330424", "海盐县", ("浙江省", "嘉兴市", "海盐县"))


def hit(words: str = "养老", *, report: str = "a", nth: int = 0, snippet: str | None = None, **other: object) -> Hit:
    """A hit of invented words in an invented sentence."""
    said = snippet if snippet is not None else f"第{nth}句说的是{words}，别的没有说。"
    at = said.find(words)
    lit = ((at, at + len(words)),) if at >= 0 else ()
    given: dict[str, object] = {
        "report": report,
        "region": REGION,
        "agency": "民政局",
        "period": "2022",
        "section": str(nth),
        "path": ("一、办好养老", f"第{nth}节"),
        "kind": Kind.REVIEW,
        "domains": ("eldercare",),
        "start": nth,
        "end": nth + 1,
        "matches": (Span(nth, nth + 1),),
        "snippet": said,
        "lit": lit,
        "said": (Span(nth, nth + 1),),
        "score": 1.0,
    }
    return Hit(**{**given, **other})  # type: ignore[arg-type]


def results(text: str, hits: Iterable[Hit] = (), **other: object) -> Results:
    """Results with counts that fit their hits."""
    found = tuple(hits)
    given: dict[str, object] = {"total": len(found), "reports": len({each.report for each in found})}
    return Results(parse(text), found, **{**given, **other})  # type: ignore[arg-type]


class Answers:
    """A search that answers from what the test gives it, and notes what it was asked."""

    def __init__(self, answer: Callable[[str], Results]) -> None:
        self._answer = answer
        self.asked: list[tuple[str, int, int]] = []
        self.held: dict[str, Event] = {}
        self.refreshed = 0

    def hold(self, text: str) -> Event:
        """Lets a query wait for its answer until the event is set."""
        return self.held.setdefault(text, Event())

    def search(
        self, text: str, *, limit: int, offset: int, wanted: Callable[[], bool], indicators: int = INDICATORS_SHOWN
    ) -> Results:
        del wanted, indicators
        self.asked.append((text, limit, offset))
        if text in self.held:
            assert self.held[text].wait(PATIENCE)
        all_of_them = self._answer(text)
        page = all_of_them.hits[offset : offset + limit]
        return Results(**{**{name: getattr(all_of_them, name) for name in Results.__slots__}, "hits": page})

    def refresh(self) -> None:
        self.refreshed += 1

    def close(self) -> None:
        pass


def found_in(library: Library) -> Callable[[str], Results]:
    """Answers from the reports of a library: every sentence that holds the first word of the query."""

    def answer(text: str) -> Results:
        query = parse(text)
        word = query.clauses[0].words[0].text if query.clauses else ""
        hits, indicators = [], []
        for entry in library.entries():
            sheet = report_sheet(entry.id, library.reading(entry.id), "")
            for section in sheet.sections:
                stretch = next((each for each in section.stretches if each.joint is None and word in each.text), None)
                if stretch is None or not word:
                    continue
                at = stretch.text.index(word)
                span = Span(stretch.source(at), stretch.source(at + len(word) - 1) + 1)
                hits.append(
                    Hit(
                        entry.id, sheet.region, sheet.agency, sheet.period, section.section, section.path,
                        section.kind, section.domains, span.start, span.end, (span,), stretch.text[:120],
                        ((at, at + len(word)),) if at + len(word) <= 120 else (), stretch.spans[:1], 1.0,
                    )
                )  # fmt: skip
            indicators += [
                IndicatorHit(entry.id, sheet.region, sheet.agency, sheet.period, each, 1.0)
                for each in sheet.indicators
                if word and word in each.name
            ]
        domains = {domain: sum(domain in each.domains for each in hits) for each in hits for domain in each.domains}
        regions = {each.region.path: each.region for each in hits if each.region}
        return Results(
            query,
            tuple(hits),
            len(hits),
            len({each.report for each in hits}),
            tuple(Count(key, count) for key, count in domains.items()),
            tuple(
                Count(path[-1], sum(each.region == region for each in hits), path) for path, region in regions.items()
            ),
            tuple(indicators),
            len(indicators),
        )

    return answer


Opened = Callable[..., AbstractAsyncContextManager[Pilot[None]]]


@asynccontextmanager
async def searching(
    library: Library,
    state: Path,
    monkeypatch: pytest.MonkeyPatch,
    answers: Answers,
    *,
    size: tuple[int, int] = (100, 30),
    theme: str = "dark",
    language: str = "zh",
) -> AsyncIterator[Pilot[None]]:
    """The app on a library, its search opened and answering as the test wants it."""
    monkeypatch.setattr(Material, "searcher", lambda _: answers)
    settings = Settings(language=language, theme=theme, state_folder=state)  # type: ignore[arg-type]
    app = DuibiaoApp(lambda: Library.open(library.folder), settings)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await pilot.press("slash")
        await pilot.pause()
        yield pilot


def opening(library: Library, state: Path, monkeypatch: pytest.MonkeyPatch) -> Opened:
    """Opens the app with its search; it answers from the library's reports, or as a test says."""

    def opened(
        answer: Answers | Callable[[str], Results] | None = None, **options: object
    ) -> AbstractAsyncContextManager[Pilot[None]]:
        answers = answer if isinstance(answer, Answers) else Answers(answer or found_in(library))
        return searching(library, state, monkeypatch, answers, **options)  # type: ignore[arg-type]

    return opened


def screen_of(pilot: Pilot[None]) -> SearchScreen:
    """The search, wherever the reader is."""
    return next(screen for screen in pilot.app.screen_stack if isinstance(screen, SearchScreen))


def query(pilot: Pilot[None]) -> str:
    """What stands in the line that one types in."""
    return screen_of(pilot).panes.line.input.value


def list_of(pilot: Pilot[None]) -> SearchList:
    """What the search found."""
    return screen_of(pilot).panes.list


async def typed(pilot: Pilot[None], text: str) -> None:
    """Types a query, as an input method does it at once, and waits for its answer."""
    pilot.app.post_message(Paste(text))
    await settled(pilot)


async def settled(pilot: Pilot[None]) -> None:
    """Waits until nothing that was asked is unanswered, and all is shown."""
    await pilot.pause()
    for _ in range(500):
        if not screen_of(pilot).finding.waiting:
            break
        await pilot.pause(0.01)
    await pilot.pause()
