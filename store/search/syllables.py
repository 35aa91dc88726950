"""The syllables of pinyin, as letters are cut into them."""

from functools import cache
from importlib.resources import files

_LONGEST_SYLLABLE = 6
_LONGEST_PIECE = 24
_TYPED_AS_U = ("lue", "nue")


def sound_of(letters: str) -> str:
    """Typed letters as sounds are kept: small, v for ü."""
    return letters.casefold().replace("ü", "v")


def syllable_ends(letters: str, start: int) -> list[int]:
    """Where a run of whole syllables that begins at `start` may end."""
    last = min(len(letters), start + _LONGEST_PIECE)
    reached = {start}
    for at in range(start, last):
        if at in reached:
            ends = range(at + 1, min(at + _LONGEST_SYLLABLE, last) + 1)
            reached.update(end for end in ends if letters[at:end] in _syllables() or letters[at:end] in _TYPED_AS_U)
    return sorted(reached - {start})


def spellings(letters: str) -> tuple[str, ...]:
    """The letters, and where ü is typed as u, as it is kept."""
    kept = letters
    for typed in _TYPED_AS_U:
        kept = kept.replace(typed, typed.replace("u", "v"))
    return (letters,) if kept == letters else (letters, kept)


@cache
def _syllables() -> frozenset[str]:
    return frozenset(files("seeds").joinpath("syllables.txt").read_text(encoding="utf-8").split())
