"""How long the engine takes for a page of results, beside ripgrep and SQLite over the same text, warm all three."""

import statistics
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain, islice
from shutil import which

from figures import percentile, say, spread
from peers import FullText, ripgrep
from queries import TYPED, drawn, while_typing
from stock import Stock

from store import Library, Searching
from store.index.opening import open_index
from store.search.engine import Engine
from store.search.grammar import parse
from store.search.pinyin import words_sounding
from store.search.question import question
from store.search.wording import letters
from tui.screens.search.finding import FIRST_HITS

PAGE = FIRST_HITS
"""What the search screen asks for."""
DRAWN = 24
ASKED = 0.010
"""Seconds that the engine's p95 may take."""
ROUNDS = 3
WARMING = 100
_TYPING = "while typing"


def search(made: Stock) -> None:
    """Every kind of query by the engine; words and phrases by its peers too."""
    texts = sorted(made.texts.iterdir())
    words = [*TYPED["words"], *drawn(texts, DRAWN, 2, 4)]
    phrases = [f'"{text}"' for text in drawn(texts, 2 * DRAWN, 5, 12)]
    kinds = {**TYPED, "words": words, "phrases": phrases}
    typing = while_typing((*TYPED["words"][:8], *TYPED["pinyin"][:6]))
    others = drawn(texts, WARMING, 3, 5)
    alone = _quickest(_engine_alone(made, others), [*chain(*kinds.values())])
    say(f"engine alone, the best page and how many ({len(alone)}): {spread(alone)} (p95 at most {1000 * ASKED:.0f} ms)")
    engine = _by_kind(
        _quickest(_searches(made, others), [*chain(*kinds.values()), *typing]), {**kinds, _TYPING: typing}
    )
    asked = [second for kind, seconds in engine.items() for second in seconds if kind != _TYPING]
    for kind, seconds in engine.items():
        say(f"search, {kind} ({len(seconds)}): {spread(seconds)}")
    say(f"search, all but {_TYPING} ({len(asked)}): {spread(asked)}")
    plain, of_engine = [*words, *phrases], [*engine["words"], *engine["phrases"]]
    if which("rg"):
        lines = _quickest([lambda query: ripgrep(query, made.texts)] * ROUNDS, plain)
        _compare("ripgrep over the same text", lines, of_engine, asked)
    else:
        say("ripgrep is not on this machine: nothing to compare with")
    tokens = FullText(made.tokens)
    _compare("SQLite FTS5 over the same tokens", _quickest([tokens.search] * ROUNDS, plain), of_engine, asked)


def _engine_alone(made: Stock, others: Sequence[str]) -> Iterator[Callable[[str], object]]:
    """What the index takes for a query as typed: its words by sound, the best page of sections, and how many there are.
    Counts by domain and region, indicators, and the sentences to show are not in it."""
    opened = open_index(made.library)
    engine = Engine(opened.searcher, opened.schema, ())

    def ask(text: str) -> None:
        query = parse(text)
        sounds = {run: words_sounding(run, engine.lexicon) for run in letters(query)}
        found = engine.sections_asked(question(query, sounds))
        if found is not None:
            opened.searcher.search(found, PAGE, count=True)

    _timed(ask, others)
    for _ in range(ROUNDS):
        yield ask
    engine.close()
    opened.close()


def _searches(made: Stock, others: Sequence[str]) -> Iterator[Callable[[str], object]]:
    """The search anew for every round, so that it remembers no answer of the round before; other searches have brought
    its files into memory, as in a session that goes on for a while."""
    for _ in range(ROUNDS):
        searching = Searching(Library.open(made.library))
        _timed(searching.search, others)
        yield partial(searching.search, limit=PAGE)
        searching.close()


def _quickest(rounds: Iterable[Callable[[str], object]], queries: Sequence[str]) -> list[float]:
    """The seconds of every query in the round in which it was quickest: what else the machine does is no part of it."""
    return [min(seconds) for seconds in zip(*(_timed(ask, queries) for ask in rounds), strict=True)]


def _by_kind(seconds: Sequence[float], kinds: Mapping[str, Sequence[str]]) -> dict[str, Sequence[float]]:
    told = iter(seconds)
    return {kind: list(islice(told, len(queries))) for kind, queries in kinds.items()}


def _timed(ask: Callable[[str], object], queries: Iterable[str]) -> list[float]:
    seconds = []
    for query in queries:
        start = time.perf_counter()
        ask(query)
        seconds.append(time.perf_counter() - start)
    return seconds


def _compare(peer: str, theirs: Sequence[float], ours: Sequence[float], all_ours: Sequence[float]) -> None:
    """The peer's times for words and phrases, and the ratios to the engine's; its median to the engine's worst p95."""
    median, theirs95 = statistics.median(theirs), percentile(theirs, 0.95)
    ours95 = percentile(ours, 0.95)
    say(
        f"{peer}: {spread(theirs)}; {median / statistics.median(ours):.1f} x the engine's median, "
        f"{theirs95 / ours95:.1f} x its p95; its median is {median / percentile(all_ours, 0.95):.1f} x "
        f"the engine's p95 over all kinds (more than 1)"
    )
