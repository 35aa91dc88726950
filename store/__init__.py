"""Work reports read into a library: reading, storing, looking at them side by side; usable without a terminal."""

from importlib import import_module
from typing import TYPE_CHECKING

from store.errors import (
    CorrectionMissing,
    CorrectionRefused,
    ExportUnwritable,
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
from store.library.library import Library
from store.library.places import default_folder, seed_reports
from store.models import Clues, Indicator, Reading, Report, Section
from store.regions import CatalogEntry, RegionNode, region_tree

if TYPE_CHECKING:
    from store.comparison import Row, indicator_rows
    from store.correcting import Standing
    from store.corrections import Correction, indicator_correction, section_correction
    from store.library.checking import Fault, check_library
    from store.library.claims import Outcome
    from store.library.events import Indexed, IndexLeft, Loaded, LoadEvent, Refused, Skipped, Started
    from store.library.indexing import index_library
    from store.library.loading import load, read_file, reread
    from store.library.writer import Writer
    from store.outline import Heading, outline
    from store.pointing import indicator_at, section_at
    from store.search.query import Mistake, Query
    from store.search.results import Count, Hit, IndicatorHit, Results, Sound
    from store.search.searching import Searching

# What only looks at a library launches without them.
_ON_DEMAND = {
    "store.comparison": ("Row", "indicator_rows"),
    "store.correcting": ("Standing",),
    "store.corrections": ("Correction", "indicator_correction", "section_correction"),
    "store.library.checking": ("Fault", "check_library"),
    "store.library.claims": ("Outcome",),
    "store.library.events": ("IndexLeft", "Indexed", "LoadEvent", "Loaded", "Refused", "Skipped", "Started"),
    "store.library.indexing": ("index_library",),
    "store.library.loading": ("load", "read_file", "reread"),
    "store.library.writer": ("Writer",),
    "store.outline": ("Heading", "outline"),
    "store.pointing": ("indicator_at", "section_at"),
    "store.search.query": ("Mistake", "Query"),
    "store.search.results": ("Count", "Hit", "IndicatorHit", "Results", "Sound"),
    "store.search.searching": ("Searching",),
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
    "Count",
    "Excerpt",
    "ExcerptSection",
    "ExportUnwritable",
    "Fault",
    "Heading",
    "Hit",
    "IdentityUnclear",
    "IndexLeft",
    "Indexed",
    "Indicator",
    "IndicatorHit",
    "Library",
    "LibraryBusy",
    "LibraryDamaged",
    "LibraryMissing",
    "LibraryUnwritable",
    "LoadEvent",
    "Loaded",
    "Mark",
    "Mistake",
    "Outcome",
    "Passage",
    "Place",
    "PlaceUnclear",
    "Query",
    "Reading",
    "Refused",
    "RegionNode",
    "Report",
    "ReportClaimed",
    "ReportMissing",
    "Results",
    "Row",
    "Searching",
    "Section",
    "Skipped",
    "Sound",
    "SourceRefused",
    "Standing",
    "Started",
    "StoreError",
    "View",
    "Writer",
    "check_library",
    "default_folder",
    "excerpt",
    "index_library",
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
