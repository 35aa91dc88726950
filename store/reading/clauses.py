"""Sentences and clauses of a paragraph, with quotes, titles and brackets kept whole."""

import re
from dataclasses import dataclass

from store.models import Span

_PAIRS = {"“": "”", "‘": "’", "《": "》", "(": ")", "（": "）", "【": "】", "「": "」"}
_ENDS = "。！？!?\n"
_COMMAS = "，,；;：:"
_LONGEST_PAIR = 160


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch between commas, and the sentence that it lies in."""

    start: int
    end: int
    sentence: Span


def clauses(text: str) -> tuple[Clause, ...]:
    """Every clause of a text in order, without the marks between them; a mark inside a pair divides nothing."""
    found: list[Clause] = []
    stretches: list[tuple[int, int]] = []
    start = opened = 0
    closing: list[str] = []

    def end_sentence(end: int) -> None:
        sentence = Span(opened, end)
        found.extend(Clause(*stretch, sentence) for stretch in stretches)
        stretches.clear()

    for i, character in enumerate(text):
        if closing and character == closing[-1]:
            closing.pop()
        elif character in _PAIRS:
            if _PAIRS[character] in text[i : i + _LONGEST_PAIR].partition("\n")[0]:
                closing.append(_PAIRS[character])
        elif character == "\n" or (not closing and (character in _ENDS or _divides(text, i))):
            if i > start:
                stretches.append((start, i))
            start = i + 1
            if character in _ENDS:
                end_sentence(i)
                opened = i + 1
                closing.clear()
    if len(text) > start:
        stretches.append((start, len(text)))
    end_sentence(len(text))
    return tuple(found)


def _divides(text: str, i: int) -> bool:
    """A comma inside a number and the colon of a ratio divide nothing."""
    if text[i] not in _COMMAS:
        return False
    return not (text[i] in ",:：" and re.fullmatch(r"\d.\d", text[max(0, i - 1) : i + 2]) is not None)
