"""What every page may ask of the database and send, as page_budgets.toml says: growth is seen where it begins.

Measured while the quality manager's pages are walked through anyway, in a world with one record of every kind. What a
page asks may swing by a few, for what a process remembers; its budget has room for that, and none for a question a row.
"""

import tomllib
from contextlib import contextmanager
from pathlib import Path

from django.db import connection
from django.test.utils import CaptureQueriesContext

ROLE = "manager"
BUDGETS = tomllib.loads((Path(__file__).parent / "page_budgets.toml").read_text(encoding="utf-8"))


class Spent:
    """What each page asked and sent: {line: (queries, bytes)}."""

    def __init__(self):
        self.pages = {}

    @contextmanager
    def on(self, line):
        """Count what is asked inside; the answer is put into the list that this gives."""
        answers = []
        with CaptureQueriesContext(connection) as asked:
            yield answers
        for answer in answers:
            if answer.status_code == 200 and not answer.streaming:
                self.pages[line] = (len(asked), len(answer.content))

    def over(self, budgets=None):
        """{line: what it took and what it may} of the pages that took more, or that have no budget."""
        budgets = BUDGETS if budgets is None else budgets
        return {line: took for line, took in self.pages.items() if not within(took, budgets.get(line, (0, 0)))}


def within(took, budget):
    """Whether (queries, bytes) keep to [queries, kB]."""
    return took[0] <= budget[0] and took[1] <= budget[1] * 1000


def lines_for(spent):
    """The lines of page_budgets.toml that these pages would need, with their room."""
    room = {line: (asked + max(3, asked // 6), size * 5 // 4 // 1000 + 2) for line, (asked, size) in spent.items()}
    return "\n".join(f'"{line}" = [{asked}, {size}]' for line, (asked, size) in sorted(room.items()))
