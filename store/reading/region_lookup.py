"""From how somebody writes a region to the region: a code, a name, a path with or without marks between."""

import re
import unicodedata
from difflib import get_close_matches

from store.errors import IdentityUnclear
from store.models import Region
from store.reading.divisions import Division, Divisions, divisions_of, renamed

_BETWEEN = re.compile(r"[\s/\\›>»·•,，、|—_-]+")
_MOST_CANDIDATES = 6
_LONGEST_PATH = 60


def find_region(written: str, year: int | None = None, *, file: str = "") -> Region:
    """The region that a user or a file's front matter names, as it was in the given year, else as it is now.

    Raises `IdentityUnclear` where no place is called so, naming those that are called nearly so, and where several
    are, naming them; `file` is told in the sentence.
    """
    for divisions in dict.fromkeys((divisions_of(year), divisions_of())):
        found = _foremost(named_by(written, divisions))
        if len(found) == 1:
            return found[0].region
        if found:
            candidates = "、".join("".join(each.region.path) for each in found[:_MOST_CANDIDATES])
            raise IdentityUnclear("region-ambiguous", file=file, region=written, candidates=candidates)
    former = renamed(_BETWEEN.sub("", written), year)
    if len(former) == 1:
        return former[0].region
    close = _called_nearly(_BETWEEN.sub("", written)[-12:])
    if not close:
        raise IdentityUnclear("region-not-found", file=file, region=written)
    raise IdentityUnclear("region-misspelt", file=file, region=written, candidates="、".join(close))


def _called_nearly(words: str) -> list[str]:
    """Names that differ little, those that begin alike first."""
    close = get_close_matches(words, divisions_of().by_name, n=20, cutoff=0.5)
    return sorted(close, key=lambda name: name[:1] != words[:1])[:4]


def named_by(written: str, divisions: Divisions) -> tuple[Division, ...]:
    """Every division that a code, a name or a path in writing can mean; levels of the path may be left out."""
    words = _BETWEEN.sub("", unicodedata.normalize("NFKC", written))
    if re.fullmatch(r"\d{6}", words):
        return (divisions.by_code[words],) if words in divisions.by_code else ()
    return tuple(_ending_in(words, divisions)) if len(words) <= _LONGEST_PATH else ()


def _ending_in(words: str, divisions: Divisions) -> list[Division]:
    found: dict[str, Division] = {}
    for start in range(len(words)):
        before = words[:start]
        for division in divisions.by_name.get(words[start:], ()):
            if not before or any(above in _ending_in(before, divisions) for above in divisions.above(division)):
                found[division.region.code] = division
    return list(found.values())


def _foremost(found: tuple[Division, ...]) -> list[Division]:
    """Of places that share a name, those that nobody could take for another: a province before its namesakes, a
    city before the county in it that is called the same."""
    provinces = [division for division in found if division.rank == 1]
    if provinces:
        return provinces
    return [
        each
        for each in found
        if not any(len(other.region.path) < len(each.region.path) and _holds(other, each) for other in found)
    ]


def _holds(above: Division, below: Division) -> bool:
    return below.region.path[: len(above.region.path)] == above.region.path
