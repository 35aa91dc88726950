"""What the tests of both packages share: readings made by hand, and a library that holds them."""

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from shutil import copytree

import pytest
from handmade import build
from handmade_reports import REPORTS
from shelf import put

from store import Library
from store.models import Reading

# What has been compiled is kept for the next process of the run, whatever the machine's habit is.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)


@pytest.fixture(scope="session", autouse=True)
def _at_rest() -> Iterator[None]:
    """Keys pressed in an app under test are waited for as long as they need, where there are apps under test."""
    with pytest.MonkeyPatch.context() as patch:
        if "textual" in sys.modules:
            from at_rest import wait_no_longer

            wait_no_longer(patch)
        yield


@pytest.fixture(scope="session")
def readings() -> tuple[Reading, ...]:
    """Four reports: 海盐县 2022 (the rich one), 海盐县 2023, 绍兴市 2022, 昆山市 2023H1."""
    return REPORTS


@pytest.fixture(scope="session")
def make_reading() -> Callable[..., Reading]:
    """Builds a reading of any text: see handmade.build for the words it takes."""
    return build


@pytest.fixture(scope="session")
def _four_reports(tmp_path_factory: pytest.TempPathFactory, readings: tuple[Reading, ...]) -> Path:
    library = Library.create(tmp_path_factory.mktemp("four") / "library")
    put(library, *readings)
    return library.folder


@pytest.fixture
def small_library(tmp_path: Path, _four_reports: Path) -> Library:
    """A library on disk with the four reports in it, for the test alone."""
    copytree(_four_reports, tmp_path / "library")
    return Library.open(tmp_path / "library")


@pytest.fixture(scope="session")
def bundled(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """The bundled reports with their index; nobody changes it."""
    from aligned import digests, library_of

    return library_of(tmp_path_factory.mktemp("bundled") / "library", *digests().values())


@pytest.fixture(scope="session")
def searched(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """The bundled reports and the four with their index; nobody changes it."""
    from searchable import searchable

    return searchable(tmp_path_factory.mktemp("searched") / "library")


@pytest.fixture(scope="session")
def bare(searched: Library, tmp_path_factory: pytest.TempPathFactory) -> Library:
    """The same reports without an index; nobody changes it."""
    from searchable import without_index

    return without_index(searched, tmp_path_factory.mktemp("bare") / "library")


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library.create(tmp_path / "library")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "reports"
