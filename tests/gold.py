"""The hand-made gold beside the checkout: its scorer, its reports, and what the loader reads in them."""

import importlib.util
import json
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from store.models import Reading, Source
from store.reading import read

SHARED = Path(__file__).resolve().parents[2] / "shared"
SEEDS = {
    "000": "000_1e0cea967b707885",
    "001": "001_a50f442174e648dd",
    "002": "002_66a7824fe81ddb42",
    "003": "003_3292943f08861903",
    "004": "004_1b52696736c8d6eb",
}
GOLD = (SEEDS["001"], SEEDS["002"], SEEDS["004"], "hailar-2015", "jiangsu-2026")

needs_gold = pytest.mark.skipif(
    not (SHARED / "gold" / "gold.py").exists(), reason="the gold is not beside the checkout"
)
needs_seeds = pytest.mark.skipif(not (SHARED / "seeds").is_dir(), reason="the reports are not beside the checkout")


@cache
def scorer() -> ModuleType:
    """gold.py as a module."""
    spec = importlib.util.spec_from_file_location("gold_scorer", SHARED / "gold" / "gold.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@cache
def annotations(name: str) -> dict[str, Any]:
    """What the gold says of one report."""
    found: dict[str, Any] = json.loads((SHARED / "gold" / f"{name}.json").read_text(encoding="utf-8"))
    return found


@cache
def reading_of(name: str) -> Reading:
    """What is read in one report's text, with nothing known besides it."""
    folder = SHARED / "seeds" if (SHARED / "seeds" / f"{name}.txt").exists() else SHARED / "gold" / "texts"
    text = (folder / f"{name}.txt").read_text(encoding="utf-8")
    return read(text, Source(name="", sha256="", encoding="utf-8", characters=len(text)))
