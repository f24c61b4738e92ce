"""Print the page docs/clauses.md: for each clause the addresses where its evidence stands."""

from collections import defaultdict

from django.core.management.base import BaseCommand
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import override

from processes.map.seed import titles_of_file
from qms.lifecycle.registry import record_types
from qms.web.figures import figures

HEAD = """# Where the evidence of each clause is

Made by `manage.py clauses`, never by hand: each record type and each figure says in its slice which clauses it serves.
Besides these, documents and processes name clauses of their own; the page `/clauses` shows all of it with counts.

| Clause | Title | Where |
|---|---|---|
"""


class Command(BaseCommand):
    help = __doc__

    def handle(self, **options):
        with override("en"):
            self.stdout.write(page(), ending="")


def page():
    """The whole page."""
    found = defaultdict(list)
    for face in record_types().values():
        for number in face.clauses:
            found[number].append(f"{capfirst(str(face.model._meta.verbose_name_plural))} `{reverse(face.url_name)}`")
    for figure in figures():
        found[figure.clause].append(f"{figure.label} `{reverse('figure', args=[figure.name])}`")
    rows = [(number, title) for number, title in titles_of_file() if "." in number]
    return HEAD + "".join(f"| {number} | {title} | {_where(number, found)} |\n" for number, title in rows)


def _where(number, found):
    if found[number]:
        return "; ".join(found[number])
    parent = number.rpartition(".")[0]
    below = sorted(each for each in found if each.startswith(f"{number}.") and found[each])
    if below:
        return "see " + ", ".join(below)
    return f"see {parent}" if found.get(parent) else "documents and processes that name it"
