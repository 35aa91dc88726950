"""`duibiao check`: whether every document of the library holds together."""

from argparse import ArgumentParser, Namespace

from store import Library, check_library
from tui.commandline.library import folder
from tui.commandline.speech import answer
from tui.commandline.status import Status
from tui.language import language, phrase


def declare(parser: ArgumentParser) -> None:
    """`check` takes nothing of its own."""


def run(arguments: Namespace) -> int:
    """Names every fault; the status says whether there was one."""
    place = folder(arguments)
    faults = 0
    for fault in check_library(place):
        answer(fault.sentence(language()))
        faults += 1
    if faults:
        answer(phrase("commands.check.broken", count=faults))
        return Status.REFUSED
    answer(phrase("commands.check.sound", reports=len(Library.open(place).entries())))
    return Status.DONE
