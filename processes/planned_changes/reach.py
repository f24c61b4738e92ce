"""What a change touches of documents and processes, found by its process, its law and its unit (6.3 b, 8.5.6)."""

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from documents.citations.models import Citation
from documents.controlled.models import Document
from documents.controlled.states import DocumentKind, RevisionState
from qms.people.models import Post

from ..cases.models import Case
from ..cases.states import OPEN_STATES
from ..objectives.models import Objective
from ..objectives.states import ObjectiveState
from ..procedures.models import ProcedureVersion
from ..procedures.parts import Step
from ..risks.models import Risk
from ..risks.states import RiskState
from .impacts import Touched, touches


def citing(model, law):
    """The keys of the records of a model whose texts cite a law."""
    own = ContentType.objects.get_for_model(model)
    return Citation.objects.filter(subject_type=own, document=law).counting().values("subject_id")


def within(change, *, process="process", model=None):
    """Which rows the change reaches: of its process, those that cite its law, all of its unit if it says so."""
    reached = Q(pk__in=())
    if change.process_id:
        reached |= Q(**{process: change.process_id})
    if change.law_id and model:
        reached |= Q(pk__in=citing(model, change.law))
    if change.whole_unit:
        reached |= Q(unit__path__startswith=change.unit.path)
    return reached


def documents_of(change):
    """The documents in force that it reaches."""
    used = within(change, process="processes__process", model=Document)
    return Document.objects.filter(used).exclude(in_force_label="").distinct().order_by("number")


def versions_of(change):
    """The procedures that run by those documents."""
    governed = {"revision__document__in": documents_of(change), "revision__state": RevisionState.EFFECTIVE}
    return ProcedureVersion.objects.filter(**governed).select_related("revision").order_by("pk")


@touches("documents", gettext_lazy("Document"))
def documents(change):
    rows = documents_of(change).exclude(kind=DocumentKind.FORM)
    return [Touched(f"{each.number} {each.title}", f"documents/{each.pk}") for each in rows]


@touches("forms", gettext_lazy("Form"))
def forms(change):
    rows = documents_of(change).filter(kind=DocumentKind.FORM)
    return [Touched(f"{each.number} {each.title}", f"documents/{each.pk}") for each in rows]


@touches("procedures", gettext_lazy("Steps, times and posts of a procedure"))
def procedures(change):
    return [Touched(str(each), f"procedure-versions/{each.pk}") for each in versions_of(change)]


@touches("cases", gettext_lazy("Open dossiers"))
def cases(change):
    """How they are finished: by the version with which they began, unless the law says otherwise."""
    for each in versions_of(change):
        count = Case.objects.filter(version=each, state__in=OPEN_STATES).count()
        if count:
            words = _("%(count)s open dossiers of %(procedure)s") % {"count": count, "procedure": each}
            yield Touched(words, f"procedure-versions/{each.pk}")


@touches("risks", gettext_lazy("Risk or opportunity"))
def risks(change):
    rows = Risk.objects.filter(within(change)).exclude(state=RiskState.CLOSED).order_by("pk")
    return [Touched(f"{each.number} {each.title}", f"risks/{each.pk}") for each in rows]


@touches("objectives", gettext_lazy("Quality objective"))
def objectives(change):
    running = Objective.objects.filter(state=ObjectiveState.RUNNING).order_by("pk")
    rows = running.filter(unit__path__startswith=change.unit.path) if change.whole_unit else running.none()
    return [Touched(f"{each.number} {each.title}", f"objectives/{each.pk}") for each in rows]


@touches("posts", gettext_lazy("Post"))
def posts(change):
    """Posts that work by its procedures, and all of its unit if it says so."""
    steps = Step.objects.filter(version__in=versions_of(change), active=True, unit__isnull=False)
    reached = Q(pk__in=())
    for kind, unit in set(steps.values_list("post", "unit")):
        reached |= Q(kind=kind, unit=unit)
    if change.whole_unit:
        reached |= Q(unit__path__startswith=change.unit.path)
    rows = Post.objects.lasting().filter(reached).select_related("unit").order_by("unit__path", "kind")
    return [Touched(str(each)) for each in rows]
