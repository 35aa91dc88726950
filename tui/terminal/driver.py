"""Textual's driver for a terminal whose link may stammer or break, and whose keys may not be UTF-8."""

import asyncio
import os
import selectors
import signal
import termios
from codecs import getincrementaldecoder
from concurrent.futures import Future, wait
from contextlib import suppress
from threading import Timer
from typing import IO, Any, cast

from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver
from textual.events import Key
from textual.message import Message
from textual.message_pump import MessagePump

_SECONDS_FOR_A_KEY = 1.0
_SECONDS_TO_LEAVE = 0.8


class _LinkOutput:
    """The terminal as a file that takes what is written after the link broke, and drops it."""

    def __init__(self, file: IO[str]) -> None:
        self._file = file

    def write(self, text: str) -> None:
        with suppress(OSError):
            self._file.write(text)

    def flush(self) -> None:
        with suppress(OSError):
            self._file.flush()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)


class LinkDriver(LinuxDriver):
    """Leaves the app cleanly on hang-up, SIGTERM and the end of input; takes keys one by one, however they arrive."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        # A writer thread that died of a broken link would leave the app waiting for room in its queue.
        self._file = cast(Any, _LinkOutput(cast(IO[str], self._file)))
        self._last_key: Future[None] | None = None

    def start_application_mode(self) -> None:
        """Takes the terminal, and from now on leaves by the app's own exit when asked to by a signal."""
        for number in (signal.SIGHUP, signal.SIGTERM):
            # Not the loop's own handlers: the loop may be waiting for a terminal that takes no more output.
            signal.signal(number, self._leave)
        super().start_application_mode()  # type: ignore[no-untyped-call]

    def _leave(self, *_: object) -> None:
        last_resort = Timer(_SECONDS_TO_LEAVE, self._end)
        last_resort.daemon = True
        last_resort.start()
        self._loop.call_soon_threadsafe(self._app.exit)

    def _end(self) -> None:
        """Ends the process when the app cannot, because what it has to say to the terminal is not taken."""
        if self.attrs_before is not None:
            with suppress(termios.error):
                termios.tcsetattr(self.fileno, termios.TCSANOW, self.attrs_before)
        os._exit(0)

    def run_input_thread(self) -> None:
        """Waits for keys and hands them on until the app leaves or the input ends."""
        parser = XTermParser(self._debug)
        # Bytes of another encoding mean no key.
        decode = getincrementaldecoder("utf-8")("ignore").decode
        with selectors.DefaultSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                if selector.select(0.1):
                    data = self._bytes()
                    if not data:
                        self._loop.call_soon_threadsafe(self._app.exit)
                        return
                    # To the parser, empty text would be the end of all input.
                    if text := decode(data):
                        for message in parser.feed(text):
                            self.process_message(message)
                for message in parser.tick():
                    self.process_message(message)

    def process_message(self, message: Message) -> None:
        """Hands a message on; a key only when the one before it has done what it does."""
        if not isinstance(message, Key):
            super().process_message(message)
            return
        # Textual sends a key at once to where the focus is: of `/`, `a`, `b` in one packet, as slow links deliver
        # them, the letters would miss the search that the slash is just opening.
        if self._last_key is not None:
            wait([self._last_key], _SECONDS_FOR_A_KEY)
        super().process_message(message)
        self._last_key = asyncio.run_coroutine_threadsafe(self._taken(), self._loop)

    async def _taken(self) -> None:
        """Returns when the app, the focused widget, all around it and again the app have done all they had to do."""
        await _passed(self._app)
        for pump in (self._app.focused or self._app.screen).ancestors_with_self:
            await _passed(pump)

    def _bytes(self) -> bytes:
        try:
            return os.read(self.fileno, 4096)
        except OSError:
            # A terminal that hung up answers with an input/output error.
            return b""


async def _passed(pump: MessagePump) -> None:
    reached = asyncio.Event()
    if pump.call_later(reached.set):
        await reached.wait()
