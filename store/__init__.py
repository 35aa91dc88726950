"""Work reports read into a library: reading, storing, looking at them side by side; usable without a terminal."""

from store.comparison import Row, indicator_rows
from store.errors import (
    IdentityUnclear,
    LibraryBusy,
    LibraryDamaged,
    LibraryMissing,
    LibraryUnwritable,
    ReportClaimed,
    ReportMissing,
    SourceRefused,
    StoreError,
)
from store.excerpts import Excerpt, ExcerptSection, Mark, Passage, Place, View, excerpt
from store.library.catalog import report_id
from store.library.checking import Fault, check_library
from store.library.claims import Outcome
from store.library.events import Loaded, LoadEvent, Refused, Skipped, Started
from store.library.library import Library
from store.library.loading import load, read_file, reread
from store.library.places import default_folder, seed_reports
from store.library.writer import Writer
from store.models import Clues, Indicator, Reading, Report, Section
from store.outline import Heading, outline
from store.regions import CatalogEntry, RegionNode, region_tree

__all__ = [
    "CatalogEntry",
    "Clues",
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
    "Started",
    "StoreError",
    "View",
    "Writer",
    "check_library",
    "default_folder",
    "excerpt",
    "indicator_rows",
    "load",
    "outline",
    "read_file",
    "region_tree",
    "report_id",
    "reread",
    "seed_reports",
]
