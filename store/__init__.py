"""Work reports read into a library: reading, storing, looking at them side by side; usable without a terminal."""

from importlib import import_module
from typing import TYPE_CHECKING

from store.comparison import Row, indicator_rows
from store.errors import (
    CorrectionMissing,
    CorrectionRefused,
    IdentityUnclear,
    LibraryBusy,
    LibraryDamaged,
    LibraryMissing,
    LibraryUnwritable,
    PlaceUnclear,
    ReportClaimed,
    ReportMissing,
    SourceRefused,
    StoreError,
)
from store.excerpts import Excerpt, ExcerptSection, Mark, Passage, Place, View, excerpt
from store.library.catalog import report_id
from store.library.claims import Outcome
from store.library.library import Library
from store.library.places import default_folder, seed_reports
from store.library.writer import Writer
from store.models import Clues, Indicator, Reading, Report, Section
from store.outline import Heading, outline
from store.regions import CatalogEntry, RegionNode, region_tree

if TYPE_CHECKING:
    from store.correcting import Standing
    from store.corrections import Correction, indicator_correction, section_correction
    from store.library.checking import Fault, check_library
    from store.library.events import Loaded, LoadEvent, Refused, Skipped, Started
    from store.library.loading import load, read_file, reread
    from store.pointing import indicator_at, section_at

# What only looks at a library launches without them.
_ON_DEMAND = {
    "store.correcting": ("Standing",),
    "store.corrections": ("Correction", "indicator_correction", "section_correction"),
    "store.library.checking": ("Fault", "check_library"),
    "store.library.events": ("LoadEvent", "Loaded", "Refused", "Skipped", "Started"),
    "store.library.loading": ("load", "read_file", "reread"),
    "store.pointing": ("indicator_at", "section_at"),
}


def __getattr__(name: str) -> object:
    for module, names in _ON_DEMAND.items():
        if name in names:
            return getattr(import_module(module), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


__all__ = [
    "CatalogEntry",
    "Clues",
    "Correction",
    "CorrectionMissing",
    "CorrectionRefused",
    "Excerpt",
    "ExcerptSection",
    "Fault",
    "Heading",
    "IdentityUnclear",
    "Indicator",
    "Library",
    "LibraryBusy",
    "LibraryDamaged",
    "LibraryMissing",
    "LibraryUnwritable",
    "LoadEvent",
    "Loaded",
    "Mark",
    "Outcome",
    "Passage",
    "Place",
    "PlaceUnclear",
    "Reading",
    "Refused",
    "RegionNode",
    "Report",
    "ReportClaimed",
    "ReportMissing",
    "Row",
    "Section",
    "Skipped",
    "SourceRefused",
    "Standing",
    "Started",
    "StoreError",
    "View",
    "Writer",
    "check_library",
    "default_folder",
    "excerpt",
    "indicator_at",
    "indicator_correction",
    "indicator_rows",
    "load",
    "outline",
    "read_file",
    "region_tree",
    "report_id",
    "reread",
    "section_at",
    "section_correction",
    "seed_reports",
]
