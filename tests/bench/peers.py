"""What people would search the same reports with instead: ripgrep over plain files, SQLite's full-text search."""

import shutil
import sqlite3
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path

from store import Library
from store.index.folding import fold
from store.index.schema import BETWEEN, bigrams
from store.passages import passages_by_section

_PAGE = 50


def write_texts(library: Library, folder: Path) -> None:
    """Every report's text as a file."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for entry in library.entries():
        (folder / f"{entry.id}.txt").write_text(library.reading(entry.id).text, encoding="utf-8")


def write_tokens(library: Library, path: Path) -> None:
    """Every section's text, outside its child sections, as its pairs of characters: one row a section."""
    path.unlink(missing_ok=True)
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA journal_mode = OFF")
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute("CREATE VIRTUAL TABLE sections USING fts5(body, content = '', tokenize = 'ascii')")
    connection.executemany("INSERT INTO sections(body) VALUES (?)", _bodies(library))
    connection.execute("INSERT INTO sections(sections) VALUES ('optimize')")
    connection.commit()
    connection.close()


def _bodies(library: Library) -> Iterator[tuple[str]]:
    for entry in library.entries():
        for passages in passages_by_section(library.reading(entry.id)).values():
            yield (f" {_letters([BETWEEN])} ".join(_letters(bigrams(fold(each.text).text)) for each in passages),)


def _letters(terms: Iterable[str]) -> str:
    """The index's terms as words of ASCII letters and digits, which SQLite's tokenizer leaves whole."""
    return " ".join("z".join(f"{ord(character):x}" for character in term) for term in terms)


class FullText:
    """SQLite's FTS5 over the same tokens."""

    def __init__(self, path: Path) -> None:
        self._connection = sqlite3.connect(path)

    def search(self, text: str) -> int:
        """How many sections hold every word, each of two characters at least; the best fifty are ranked."""
        asked = " AND ".join(f'"{_letters(bigrams(word)[:-1])}"' for word in _folded(text))
        total: int = self._connection.execute(
            "SELECT count(*) FROM sections WHERE sections MATCH ?", (asked,)
        ).fetchone()[0]
        self._connection.execute(
            f"SELECT rowid FROM sections WHERE sections MATCH ? ORDER BY rank LIMIT {_PAGE}", (asked,)
        ).fetchall()
        return total


def _folded(text: str) -> list[str]:
    return [fold(word.strip('"')).text for word in text.split()]


def ripgrep(text: str, folder: Path) -> int:
    """How many lines of the files hold the text, file by file, as `rg` answers."""
    done = subprocess.run(
        ["rg", "--fixed-strings", "--count", "--", text.strip('"'), folder],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return sum(int(line.rsplit(":", 1)[1]) for line in done.stdout.splitlines())
