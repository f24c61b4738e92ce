"""Where the evidence of each clause is: registers, figures, processes and documents say of themselves what they serve.

Nobody keeps a list: a record type tells its clauses, a figure its clause, a document and a process theirs. A clause
without any is answered by what lies right above it, or somebody has said why there is none, or it is a hole.
"""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.text import capfirst

from documents.controlled.models import Document
from qms.ledger.counts import counts_of
from qms.lifecycle.registry import record_types
from qms.web.figures import figures

from ..map.models import Process

SHOWN = 6  # things that are named for one clause at once


@dataclass(frozen=True)
class Evidence:
    """One thing that is evidence: in words, where it stands, and how many there are of it."""

    words: Any
    url: str
    count: int | None = None

    def __str__(self):
        return f"{self.words} ({self.count})" if self.count is not None else str(self.words)


@dataclass(frozen=True)
class Line:
    """A clause with its evidence, the clause above that has some, or the reason why there is none."""

    clause: Any
    evidence: list
    above: str
    ground: Any

    @property
    def first(self):
        """What is shown at once: registers before what names the clause."""
        return self.evidence[:SHOWN]

    @property
    def rest(self):
        """What is behind one press."""
        return self.evidence[SHOWN:]

    @property
    def is_hole(self):
        """Nothing shows it, and nobody said why."""
        return not (self.evidence or self.above or self.ground)


def evidence_by_number(user):
    """{number of a clause: its evidence as a person may see it}; what there is none of is left out."""
    found, filled = defaultdict(list), set()
    faces = list(record_types().values())
    counts = counts_of(face.model.objects.visible_to(user) for face in faces)
    for face, count in zip(faces, counts, strict=True):
        if count:
            filled.add(face.model)
            words = capfirst(str(face.model._meta.verbose_name_plural))
            for number in face.clauses:
                found[number].append(Evidence(words, reverse(face.url_name), count))
    for figure in (each for each in figures() if each.model in filled):
        found[figure.clause].append(Evidence(figure.label, reverse("figure", args=[figure.name])))
    for model, page in ((Document, "documents_record"), (Process, "processes_record")):
        for row in model.objects.visible_to(user).exclude(clauses="").order_by("number"):
            for number in _numbers(row.clauses):
                found[number].append(Evidence(f"{row.number} {row.title_text()}", reverse(page, args=[row.pk])))
    return found


def index_of(edition, user):
    """A line for each clause of an edition that is no chapter, in its order."""
    known, mapped = evidence_by_number(user), edition.earlier_numbers()
    grounds = {
        each.clause_id: each for each in edition.grounds.filter(active=True).select_related("said_by").order_by("pk")
    }
    clauses = [each for each in edition.clauses() if "." in each.number]
    own = {each.number: _of(known, mapped.get(each.pk, ())) for each in clauses}
    return [Line(each, own[each.number], _above(each.number, own), grounds.get(each.pk)) for each in clauses]


def _of(known, numbers):
    """The evidence of some clauses and of those below them, each once."""
    found = {}
    for number in numbers:
        for each, several in known.items():
            if each == number or each.startswith(f"{number}."):
                found |= {(one.words, one.url): one for one in several}
    return list(found.values())


def _above(number, own):
    """The clause right above that has evidence, where this has none; "" else."""
    parent = number.rpartition(".")[0]
    return parent if not own[number] and own.get(parent) else ""


def _numbers(text):
    return [each.strip() for each in text.replace(";", ",").split(",") if each.strip()]
