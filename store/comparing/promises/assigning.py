"""One-to-one assignment by the best total."""

from collections.abc import Iterator, Mapping


def assigned(scores: Mapping[tuple[int, int], float]) -> dict[int, int]:
    """Partners for as many rows as have one, every column at most once, such that the scores add up to the most.

    `scores` holds the pairs (row, column) that are possible, with scores above 0; no other pair is made.
    """
    partners: dict[int, int] = {}
    for component in _components(scores):
        partners |= _best(component)
    return partners


def _components(scores: Mapping[tuple[int, int], float]) -> Iterator[dict[tuple[int, int], float]]:
    """The pairs in groups that share no row and no column."""
    by_row: dict[int, list[tuple[int, int]]] = {}
    by_column: dict[int, list[tuple[int, int]]] = {}
    for pair in scores:
        by_row.setdefault(pair[0], []).append(pair)
        by_column.setdefault(pair[1], []).append(pair)
    left = dict(scores)
    while left:
        component: dict[tuple[int, int], float] = {}
        ahead = [next(iter(left))]
        while ahead:
            pair = ahead.pop()
            if pair in left:
                component[pair] = left.pop(pair)
                ahead += by_row[pair[0]] + by_column[pair[1]]
        yield component


def _best(scores: Mapping[tuple[int, int], float]) -> dict[int, int]:
    """The Hungarian method over costs, with a column of no cost for every row that goes without a partner."""
    rows = sorted({row for row, _ in scores})
    columns = sorted({column for _, column in scores})
    width = len(columns) + len(rows)
    costs = [[-scores.get((row, column), 0.0) for column in columns] + [0.0] * len(rows) for row in rows]
    row_prices, column_prices = [0.0] * (len(rows) + 1), [0.0] * (width + 1)
    taken, came_from = [0] * (width + 1), [0] * (width + 1)
    for row in range(1, len(rows) + 1):
        taken[0], column = row, 0
        slack, seen = [float("inf")] * (width + 1), [False] * (width + 1)
        while taken[column]:
            seen[column] = True
            at, least, following = taken[column], float("inf"), 0
            for other in range(1, width + 1):
                if seen[other]:
                    continue
                cost = costs[at - 1][other - 1] - row_prices[at] - column_prices[other]
                if cost < slack[other]:
                    slack[other], came_from[other] = cost, column
                if slack[other] < least:
                    least, following = slack[other], other
            for other in range(width + 1):
                if seen[other]:
                    row_prices[taken[other]] += least
                    column_prices[other] -= least
                else:
                    slack[other] -= least
            column = following
        while column:
            taken[column], column = taken[came_from[column]], came_from[column]
    return {
        rows[taken[column] - 1]: columns[column - 1]
        for column in range(1, len(columns) + 1)
        if taken[column] and (rows[taken[column] - 1], columns[column - 1]) in scores
    }
