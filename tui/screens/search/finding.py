"""One search as it goes on: what was asked, what came, what is still to come."""

from collections.abc import Sequence
from itertools import count

from store.search.results import Hit, Results
from tui.screens.search.asking import Question

FIRST_HITS = 20
"""What a first answer holds: more than a screen, and soon made."""
MORE_HITS = 50

_numbers = count(1)


class Finding:
    """The hits of a query in the order in which they are shown, as far as they came."""

    def __init__(self) -> None:
        self.text = ""
        self.results: Results | None = None
        self.hits: tuple[Hit, ...] = ()
        self._awaited: Question | None = None
        self._ended = False

    def ask(self, text: str, *, anew: bool = False) -> Question:
        """The question to ask for a query; of an earlier one nothing is taken any more."""
        limit = max(FIRST_HITS, len(self.hits)) if anew and text == self.text else FIRST_HITS
        self.text = text
        self._awaited = Question(next(_numbers), text, limit, anew=anew)
        return self._awaited

    def ask_more(self) -> Question | None:
        """The question to ask for hits that are still to come; None where none are, or an answer is."""
        if self._awaited is not None or not self.more:
            return None
        self._awaited = Question(next(_numbers), self.text, MORE_HITS, len(self.hits))
        return self._awaited

    def drop(self) -> None:
        """Nothing is searched for."""
        self.text, self.results, self.hits, self._awaited = "", None, (), None

    @property
    def waiting(self) -> bool:
        """Whether any answer is still to come."""
        return self._awaited is not None

    @property
    def unanswered(self) -> bool:
        """Whether what was found is of an earlier query than the one last asked."""
        return self._awaited is not None and not self._awaited.offset and not self._awaited.anew

    def awaits(self, question: Question) -> bool:
        """Whether the answer to a question is still to come, and of use."""
        return self._awaited is not None and self._awaited.number == question.number

    @property
    def more(self) -> bool:
        """Whether there are hits that did not come yet."""
        return self.results is not None and not self._ended and len(self.hits) < self.results.total

    def answers(self, question: Question) -> bool:
        """Whether this is the question that is waiting for an answer; it does so no longer."""
        if not self.awaits(question):
            return False
        self._awaited = None
        return True

    def take(self, question: Question, results: Results) -> None:
        """Takes the answer to a question: a query's first hits, or those that follow."""
        hits = by_report(results.hits)
        if question.offset:
            self.hits += hits
            # Where the library shrank meanwhile, what does not come is not waited for.
            self._ended = not hits
        else:
            self.results, self.hits, self._ended = results, hits, not hits


def by_report(hits: Sequence[Hit]) -> tuple[Hit, ...]:
    """The hits of each report together, in the order of their best ones."""
    reports: dict[str, list[Hit]] = {}
    for hit in hits:
        reports.setdefault(hit.report, []).append(hit)
    return tuple(hit for group in reports.values() for hit in group)
