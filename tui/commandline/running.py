"""One run of `duibiao`, from its arguments to its exit status."""

import errno
import gc
import os
import sys
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from store.errors import StoreError
from tui.commandline.speech import note, refuse
from tui.commandline.status import Status
from tui.language import LANGUAGES, Language, language_of_locale, phrase, use_language
from tui.state import preferences, state_folder
from tui.terminal.settled import settle_streams

if TYPE_CHECKING:
    from argparse import Namespace


_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO})
"""Why what a command answers cannot be written to where it is redirected."""


def run(arguments: Sequence[str]) -> int:
    """Runs what the arguments ask for; whatever goes wrong is a sentence, and the status says so."""
    use_language(chosen_language(arguments, os.environ))
    warning = settle_streams()
    if warning:
        note(warning)
    try:
        status = _answered(arguments)
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read the answer has read enough; Python would complain once more when it closes the stream.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Status.DONE
    except OSError as error:
        if error.errno not in _FULL:
            raise
        note(phrase("commands.terminal.output-full", why=error.strerror))
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Status.REFUSED
    return status


def chosen_language(arguments: Sequence[str], environ: Mapping[str, str]) -> Language:
    """The language that `--lang` names, wherever it stands; else the one set in the app; else the locale's."""
    # Help and refusals are already in this language, so it has to be known before anything is parsed.
    for place, argument in enumerate(arguments):
        name, _, value = argument.partition("=")
        if name == "--lang":
            named = value or "".join(arguments[place + 1 : place + 2])
            for language in LANGUAGES:
                if named == language:
                    return language
    return preferences(state_folder(environ)).language or language_of_locale(environ)


def _answered(arguments: Sequence[str]) -> int:
    failed = Status.REFUSED
    try:
        if not arguments:
            return _open()
        command = _parsed(arguments)
        failed = command.failed
        return int(command.run(command))
    except StoreError as error:
        refuse(error)
        return failed
    except KeyboardInterrupt:
        note(phrase("commands.terminal.interrupted"))
        return Status.INTERRUPTED
    except Exception as error:
        if isinstance(error, BrokenPipeError) or (isinstance(error, OSError) and error.errno in _FULL):
            raise
        from tui.trouble import recorded

        note(recorded(error))
        return failed


def _open() -> int:
    # The app alone needs no parser.
    from tui.commandline.opening import Wishes, open_app

    return open_app(Wishes())


def _parsed(arguments: Sequence[str]) -> "Namespace":
    from tui.commandline.parser import parse

    command = parse(arguments)
    gc.enable()
    return command
