"""Whether this machine has what PNGs are written with."""

from functools import cache

import pytest

from store import ExportUnwritable
from store.taking.formats import FORMATS
from store.taking.taken import Chart, ChartKind, Point, Series, Taken


@cache
def has_chinese() -> bool:
    chart = Chart(ChartKind.BARS, "低保标准", "元/月", (Series("", (Point("海盐县", 1, "1 元/月"),)),))
    try:
        FORMATS["png"].write(Taken("低保标准", "", (), (chart,)), "zh")
    except ExportUnwritable:
        return False
    return True


def need_chinese() -> None:
    """Skips the test that asks where no font has Chinese."""
    if not has_chinese():
        pytest.skip("no font on this machine has Chinese: PNGs are refused here")
