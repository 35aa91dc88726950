"""What the tests of both packages share: readings made by hand, and a library that holds them."""

from collections.abc import Callable
from pathlib import Path

import pytest
from handmade import build
from handmade_reports import REPORTS

from store import Library
from store.models import Reading


@pytest.fixture(scope="session")
def readings() -> tuple[Reading, ...]:
    """Four reports: 海盐县 2022 (the rich one), 海盐县 2023, 绍兴市 2022, 昆山市 2023H1."""
    return REPORTS


@pytest.fixture(scope="session")
def make_reading() -> Callable[..., Reading]:
    """Builds a reading of any text: see handmade.build for the words it takes."""
    return build


@pytest.fixture
def small_library(tmp_path: Path, readings: tuple[Reading, ...]) -> Library:
    """A fresh library on disk with the four reports in it."""
    library = Library.create(tmp_path / "library")
    with library.writer() as writer:
        for reading in readings:
            writer.put(reading)
    return library


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library.create(tmp_path / "library")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "reports"
