"""`duibiao check`: whether every document of the library holds together."""

from argparse import ArgumentParser, Namespace

from store import Library, Standing, check_library
from store.library.checking import unindexed
from tui.commandline.library import folder
from tui.commandline.speech import answer
from tui.commandline.status import Status
from tui.language import language, phrase


def declare(parser: ArgumentParser) -> None:
    """`check` takes nothing of its own."""


def run(arguments: Namespace) -> int:
    """Names every fault; the status says whether there was one. Corrections that are not applied are
    none, nor are reports that are not indexed."""
    place = folder(arguments)
    faults = 0
    for fault in check_library(place):
        answer(fault.sentence(language()))
        faults += 1
    if faults:
        answer(phrase("commands.check.broken", count=faults))
        return Status.REFUSED
    library = Library.open(place)
    answer(phrase("commands.check.sound", reports=len(library.entries())))
    waiting = sum(standing is not Standing.APPLIED for _, standing in library.corrections())
    if waiting:
        answer(phrase("commands.check.waiting", count=waiting))
    lacking = unindexed(place)
    if lacking:
        answer(phrase("commands.check.unindexed", count=lacking))
    return Status.DONE
