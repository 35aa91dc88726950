"""Where the reader left off, by library, and what they set; a small file in the user's own state folder."""

import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from store.excerpts import View
from tui.language import LANGUAGES, Language

_FILE = "state.json"


@dataclass(frozen=True, slots=True)
class Preferences:
    """What the reader set from within the app; None leaves it to the environment. `own` is the path of their own
    region, empty where they named none; `export_format` and `export_folder` are what they last exported to."""

    language: Language | None = None
    theme: str | None = None
    mouse: bool = False
    own: tuple[str, ...] = ()
    export_format: str | None = None
    export_folder: str | None = None


@dataclass(frozen=True, slots=True)
class LeftOff:
    """The reports shown, the domain and side they were shown from, the pane that had the focus, and per report
    the place in its text."""

    report: str | None = None
    pins: tuple[str, ...] = ()
    domain: str | None = None
    view: View = View.REVIEW
    focus: str | None = None
    places: Mapping[str, int] = field(default_factory=dict)


def state_folder(environ: Mapping[str, str] | None = None) -> Path:
    """Where the state is kept: DUIBIAO_STATE, or the platform's folder for it."""
    named = (os.environ if environ is None else environ).get("DUIBIAO_STATE")
    if named:
        return Path(named).expanduser()
    from platformdirs import user_state_path

    return user_state_path("duibiao", appauthor=False)


def preferences(folder: Path) -> Preferences:
    """What the reader set before; the defaults where nothing readable is kept."""
    kept = _table(_document(folder), "preferences")
    spoken, theme = kept.get("language"), kept.get("theme")
    return Preferences(
        language=spoken if spoken in LANGUAGES else None,
        theme=theme if isinstance(theme, str) else None,
        mouse=kept.get("mouse") is True,
        own=_names(kept.get("own")),
        export_format=_text(kept.get("export_format")),
        export_folder=_text(kept.get("export_folder")),
    )


def left_off(folder: Path, library: Path) -> LeftOff | None:
    """Where this library was left; None where nothing readable is kept of it."""
    kept = _table(_document(folder), "libraries").get(_name(library))
    if not isinstance(kept, dict):
        return None
    try:
        return LeftOff(
            report=_text(kept.get("report")),
            pins=tuple(pin for pin in kept.get("pins", ()) if isinstance(pin, str)),
            domain=_text(kept.get("domain")),
            view=View(kept.get("view", View.REVIEW)),
            focus=_text(kept.get("focus")),
            places={name: place for name, place in _table(kept, "places").items() if isinstance(place, int)},
        )
    except (TypeError, ValueError):
        return None


def keep(folder: Path, *, library: Path, place: LeftOff, settings: Preferences) -> None:
    """Writes both, leaving other libraries' places as they are; OSError where the folder cannot be written."""
    document = _document(folder)
    libraries = {**_table(document, "libraries"), _name(library): asdict(place)}
    _write(folder, {"preferences": asdict(settings), "libraries": libraries})


def _write(folder: Path, document: Mapping[str, Any]) -> None:
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    beside = folder / f"{_FILE}.{os.getpid()}"
    try:
        beside.write_text(json.dumps(document, ensure_ascii=False, indent=1), encoding="utf-8")
        beside.replace(folder / _FILE)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def _document(folder: Path) -> dict[str, Any]:
    try:
        document = json.loads((folder / _FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return document if isinstance(document, dict) else {}


def _table(document: Mapping[str, Any], name: str) -> dict[str, Any]:
    table = document.get(name)
    return table if isinstance(table, dict) else {}


def _name(library: Path) -> str:
    # A folder's name need not be valid UTF-8.
    return str(library.absolute()).encode("utf-8", "backslashreplace").decode("utf-8")


def _names(value: object) -> tuple[str, ...]:
    return tuple(value) if isinstance(value, list) and all(isinstance(name, str) for name in value) else ()


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None
