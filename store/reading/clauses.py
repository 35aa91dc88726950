"""Sentences and clauses of a paragraph, with quotes, titles and brackets kept whole."""

import re
from dataclasses import dataclass

_PAIRS = {"“": "”", "‘": "’", "《": "》", "(": ")", "（": "）", "【": "】", "「": "」"}
_ENDS = "。！？!?\n"
_COMMAS = "，,；;：:"


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch between commas; `sentence` is the number of the sentence that it lies in."""

    start: int
    end: int
    sentence: int


def clauses(text: str) -> tuple[Clause, ...]:
    """Every clause of a text in order, without the marks between them; a mark inside a pair divides nothing."""
    found: list[Clause] = []
    sentence, start = 0, 0
    closing: list[str] = []
    for i, character in enumerate(text):
        if closing and character == closing[-1]:
            closing.pop()
        elif character in _PAIRS:
            if _PAIRS[character] in text[i : i + 160].split("\n", maxsplit=1)[0]:
                closing.append(_PAIRS[character])
        elif character == "\n" or (not closing and (character in _ENDS or _divides(text, i))):
            if i > start:
                found.append(Clause(start, i, sentence))
            start = i + 1
            if character in _ENDS:
                sentence += 1
                closing.clear()
    if len(text) > start:
        found.append(Clause(start, len(text), sentence))
    return tuple(found)


def _divides(text: str, i: int) -> bool:
    """A comma inside a number and the colon of a ratio divide nothing."""
    if text[i] not in _COMMAS:
        return False
    return not (text[i] in ",:：" and re.fullmatch(r"\d.\d", text[max(0, i - 1) : i + 2]) is not None)
