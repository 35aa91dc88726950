"""Which region a text is of: every name of a place weighed by where it stands, and how the text speaks of itself."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from store.reading.divisions import Division, Divisions
from store.reading.headline import Head
from store.reading.identity_words import pattern, plain, table

_KINDS = "省市区县州盟旗"
_FULL, _SHORT, _ORDINARY = 3.0, 1.5, 0.3
_IN_HEAD, _PUBLISHER, _AGENCY, _CONGRESS, _SPEAKING = 8.0, 12.0, 3.0, 30.0, 20.0
_LEAST, _LEAD, _HARDLY = 2.5, 1.3, 3.0
_FAR_FROM_SELF, _WITHOUT_PARENT = 0.12, 0.5


@dataclass(frozen=True, slots=True)
class Mention:
    """A name of a place in a text, with every division that it may mean where it stands."""

    start: int
    end: int
    name: str
    meant: tuple[Division, ...]
    under: bool

    @property
    def full(self) -> bool:
        """Whether the name says what kind of place it is."""
        return any(self.name in division.full for division in self.meant)


def mentions(text: str, divisions: Divisions) -> Iterator[Mention]:
    """Every name of a place, the longest where several begin; behind the name of the place it is in, only its own."""
    names, beginnings = divisions.by_name, divisions.by_beginning
    position, above = 0, None
    while position < len(text) - 1:
        name = next(
            (n for n in beginnings.get(text[position : position + 2], ()) if text.startswith(n, position)), None
        )
        if name is None:
            position += 1
            continue
        meant, under = names[name], False
        if above is not None and above.end == position:
            inside = tuple(each for each in meant if any(holder in above.meant for holder in divisions.above(each)))
            meant, under = inside or meant, bool(inside)
        above = Mention(position, position + len(name), name, meant, under)
        yield above
        position = above.end


def find_place(text: str, head: Head, divisions: Divisions) -> tuple[tuple[Division, ...], float]:
    """The division that the text is of and the weight of what speaks for it.

    More than one where several of one name fit the text alike, none where the text does not say.
    """
    found = [mention for mention in mentions(text, divisions) if mention.start >= head.start]
    above = _spoken_of(found)
    kinds = self_kinds(text, found)
    weights: dict[str, float] = defaultdict(float)
    firm: set[str] = set()
    acting: set[str] = set()
    for mention in found:
        weight, is_firm, acts = _weight(mention, text, head)
        for division in mention.meant:
            if weight <= _ORDINARY and not is_firm and not _has_parent(division, above, divisions):
                continue
            weights[division.region.code] += weight
            firm.update({division.region.code} if is_firm else ())
            acting.update({division.region.code} if is_firm or acts else ())
    scored = {}
    for code, weight in weights.items():
        if not kinds and code not in acting:
            continue
        division = divisions.by_code[code]
        fit = weight * _own_kind(division, kinds, firm=code in firm)
        scored[code] = fit if _has_parent(division, above, divisions) else fit * _WITHOUT_PARENT
    return _foremost(scored, above, divisions)


def self_kinds(text: str, found: list[Mention]) -> dict[str, float]:
    """How much a text speaks of itself as of each kind of place (我区、全市、县民政局), from 0 to 1; nothing where it
    hardly does."""
    weights = table("self")["weights"]
    counts = dict.fromkeys(_KINDS, 0.0)
    for before, kind in _telling().findall(text):
        counts[kind] += weights[before]
    named = {mention.end - 1 for mention in found}
    for match in _bare().finditer(text):
        if match.start() not in named:
            counts[match.group(1)] += weights[""]
    most = max(counts.values())
    return {kind: count / most for kind, count in counts.items()} if most >= _HARDLY else {}


@cache
def _telling() -> re.Pattern[str]:
    # 在全省、全省首个: a place looks up to where it stands in a larger one; it does not speak of itself.
    seen_from_below = "|".join(table("self")["from_below"])
    return re.compile(rf"(?<![在居列占成为])([我本全])([{_KINDS}])(?!{seen_from_below})")


@cache
def _bare() -> re.Pattern[str]:
    return re.compile(rf"(?<![全我本各级])([{_KINDS}])(?:{'|'.join(table('self')['bare'])})")


def _spoken_of(found: list[Mention]) -> set[str]:
    """The codes of provinces and cities that are named at all, so that what lies in them is likelier meant."""
    named: set[str] = set()
    for mention in found:
        for division in mention.meant:
            if division.rank < 3 and (mention.full or mention.name not in plain("places", "words")):
                named.add(division.region.code)
    return named


def _has_parent(division: Division, named: set[str], divisions: Divisions) -> bool:
    return division.rank == 1 or _parents(division, named, divisions) > 0


def _parents(division: Division, named: set[str], divisions: Divisions) -> int:
    return sum(above.region.code in named for above in divisions.above(division))


def _weight(mention: Mention, text: str, head: Head) -> tuple[float, bool, bool]:
    """What one mention says for the report being of that place; whether the place names itself there; whether an
    agency of the place acts there."""
    after, before = text[mention.end : mention.end + 24], text[max(0, mention.start - 12) : mention.start]
    if pattern("places", "after").match(after) or pattern("places", "before").search(before):
        return 0.0, False, False
    if mention.name in plain("places", "full_words") and not mention.under:
        return 0.0, False, False
    full = mention.full
    if pattern("places", "speaking").search(before) and full:
        return _SPEAKING, True, True
    if full and pattern("places", "congress").match(after):
        return _CONGRESS, True, True
    weight = _FULL if full else _ORDINARY if mention.name in plain("places", "words") else _SHORT
    acts = full and pattern("places", "agency").match(after) is not None
    if head.start <= mention.start < head.end and weight > _ORDINARY:
        return weight + (_IN_HEAD if full else _IN_HEAD / 2) + (_PUBLISHER if acts else 0), full, acts
    return weight + (_AGENCY if acts else 0), False, acts


def _own_kind(division: Division, kinds: dict[str, float], *, firm: bool) -> float:
    """How well a place's kind goes with how the text speaks of itself."""
    name = division.region.name
    kind = "区" if name.endswith("地区") else name[-1]
    fit = max(_FAR_FROM_SELF, kinds.get(kind, 1.0))
    return max(fit, 0.6) if firm else fit


def _foremost(scored: dict[str, float], named: set[str], divisions: Divisions) -> tuple[tuple[Division, ...], float]:
    """The division that leads by far, or those of its name between which the text does not tell."""
    best = max(scored.values(), default=0.0)
    if best < _LEAST:
        return (), best
    first = [divisions.by_code[code] for code, weight in scored.items() if weight * _LEAD > best]
    if len({division.short for division in first}) > 1:
        first = [division for division in first if scored[division.region.code] == best]
    if len({division.short for division in first}) > 1:
        return (), best
    most = max(_parents(division, named, divisions) for division in first)
    return tuple(division for division in first if _parents(division, named, divisions) == most), best
