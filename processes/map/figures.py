"""What stands behind a process in numbers: documents in force, open and late cases, as one person may see them."""

from dataclasses import dataclass, field

from django.db.models import Count, Q

from documents.controlled.models import Document
from qms.ledger.now import now

from ..cases.models import Case
from ..cases.states import OPEN_STATES
from ..nonconformities.models import Nonconformity
from ..risks.models import Risk
from .models import ProcessDocument


@dataclass
class Figures:
    """The numbers of one process."""

    documents: set = field(default_factory=set)
    open_cases: int = 0
    late_cases: int = 0
    open_nonconformities: int = 0
    open_risks: int = 0


def figures_of(processes, user):
    """{process id: Figures}; five queries, whatever the number of processes."""
    wrong = by_process(Nonconformity.objects.visible_to(user).unfinished())
    risky = by_process(Risk.objects.visible_to(user).open())
    found = {
        each.pk: Figures(open_nonconformities=wrong.get(each.pk, 0), open_risks=risky.get(each.pk, 0))
        for each in processes
    }
    ties = ProcessDocument.objects.filter(active=True, process__in=found).values_list("process", "document")
    in_force = set(documents_in_force(user).values_list("pk", flat=True))
    cases = case_figures(user)
    for process, document in ties:
        figures = found[process]
        figures.documents |= {document} & in_force
        opened, late = cases.get(document, (0, 0))
        figures.open_cases += opened
        figures.late_cases += late
    return found


def by_process(rows):
    """{process id: how many}."""
    counted = rows.order_by().filter(process__isnull=False).values_list("process").annotate(number=Count("pk"))
    return dict(counted)


def documents_in_force(user):
    """Documents with an effective revision that the person may see."""
    return Document.objects.visible_to(user).exclude(in_force_label="")


def open_cases(user):
    """Dossiers not yet decided that the person may see."""
    return Case.objects.visible_to(user).filter(state__in=OPEN_STATES)


def case_figures(user):
    """{document id of the procedure: (open, late)}."""
    late = Q(pk__in=Case.objects.late(now()).values("pk"))
    counted = open_cases(user).order_by().values("procedure").annotate(open=Count("pk"), late=Count("pk", filter=late))
    return {row["procedure"]: (row["open"], row["late"]) for row in counted}
