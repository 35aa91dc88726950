"""Where a library is kept unless the user says otherwise, and the reports that come with the program."""

import os
from functools import cache
from pathlib import Path


def default_folder() -> Path:
    """The library that is meant where none is named: DUIBIAO_LIBRARY, or a folder among the user's own data."""
    if named := os.environ.get("DUIBIAO_LIBRARY"):
        return Path(named).expanduser()
    from platformdirs import user_data_path

    return user_data_path("duibiao", appauthor=False) / "library"


@cache
def seed_reports() -> tuple[Path, ...]:
    """The bundled reports as files, in the order of their names; they stay until the program ends."""
    import atexit
    from contextlib import ExitStack
    from importlib.resources import as_file, files

    # A package that is run from an archive has its files unpacked for as long as they are needed.
    kept = ExitStack()
    atexit.register(kept.close)
    bundled = (entry for entry in files("seeds").joinpath("reports").iterdir() if entry.name.endswith(".md"))
    return tuple(kept.enter_context(as_file(entry)) for entry in sorted(bundled, key=lambda entry: entry.name))
