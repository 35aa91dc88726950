"""`duibiao bookmarks`: what the user marked, with the note, the tags and where it stands now."""

import os
from argparse import Namespace

from store import Library, LibraryMissing
from tui.commandline.library import folder
from tui.commandline.speech import note
from tui.commandline.status import Status
from tui.commandline.wording import Parser
from tui.language import phrase
from tui.state import state_folder


def declare(parser: Parser) -> None:
    """Adds what `bookmarks` takes."""
    parser.add_argument("words", metavar="WORD", nargs="*", help=phrase("commands.bookmarks.words"))
    parser.gathers = "words"
    parser.add_argument("--tag", metavar="TAG", help=phrase("commands.bookmarks.tag"))
    forms = parser.add_mutually_exclusive_group()
    forms.add_argument("--json", action="store_true", help=phrase("commands.bookmarks.json"))
    forms.add_argument("--csv", action="store_true", help=phrase("commands.bookmarks.csv"))


def run(arguments: Namespace) -> int:
    """Prints a row a bookmark; REFUSED where none is of the tag and has the words."""
    # Every command declares this one, and few look at bookmarks.
    from store.bookmarks.keeping import Bookmarks, library_name
    from tui.commandline import bookmarks_shown
    from tui.taken.bookmarks import chosen_bookmarks

    place = folder(arguments)
    library = _library(arguments)
    kept = Bookmarks(state_folder(os.environ))
    # An argument that is no UTF-8 comes as half characters, which no answer could be written with.
    words = " ".join(arguments.words).encode("utf-8", "surrogatepass").decode("utf-8", "replace")
    found = chosen_bookmarks(kept.all(), library, library_name(place), tag=arguments.tag, words=words)
    show = {"json": bookmarks_shown.show_json, "csv": bookmarks_shown.show_csv}
    wanted = next((form for form in show if getattr(arguments, form)), None)
    show.get(wanted or "", bookmarks_shown.show)(found, library_name(place))
    if found:
        return Status.DONE
    narrowed = bool(words or arguments.tag)
    note(phrase("commands.bookmarks.none-found" if narrowed else "commands.bookmarks.none", file=kept.path))
    return Status.REFUSED if narrowed else Status.DONE


def _library(arguments: Namespace) -> Library | None:
    """The library in which the bookmarks are looked for; without one, they are listed as they were made."""
    try:
        return Library.open(folder(arguments))
    except LibraryMissing:
        note(phrase("commands.bookmarks.no-library", folder=folder(arguments)))
        return None
