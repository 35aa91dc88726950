"""A line in which words are typed while another pane shows what comes of it."""

from dataclasses import dataclass

from textual.message import Message
from textual.widgets import Input


class TypedWords(Input, inherit_bindings=False):
    """The words being typed; what its keys want of the other pane is told."""

    @dataclass
    class Stepped(Message):
        """The reader wants the next of what was found, or so many away."""

        by: int

    class Left(Message):
        """The reader is done typing."""

    def action_leave(self) -> None:
        """Ends the typing; what came of it stays."""
        self.post_message(self.Left())

    def action_step(self, by: int) -> None:
        """To the next of what was found, or the one before."""
        self.post_message(self.Stepped(by))
