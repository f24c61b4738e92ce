"""Questions name laws and standards too: their words are read, and they tell on their page what they rest on."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from documents.citations.panels import what_it_cites
from documents.citations.texts import cites, read_again_after
from processes.planned_changes.impacts import Touched, touches
from processes.planned_changes.reach import citing
from qms.web.panels import panel

from .models import Question
from .states import QuestionState


def words_asked(question):
    """What a question in use says; one that is asked no longer rests on nothing."""
    return f"{question.text} {question.evidence}" if question.state == QuestionState.IN_USE else ""


cites(Question, "question", _("question"), words_asked)
read_again_after(Question)
panel(Question, "record")(what_it_cites)


@touches("questions", _("Question for audits"))
def questions(change):
    """What auditors ask about its process, or by its law: the next audit asks of what is done then."""
    reached = Q(pk__in=())
    if change.process_id:
        reached |= Q(process=change.process_id)
    if change.law_id:
        reached |= Q(pk__in=citing(Question, change.law))
    rows = Question.objects.filter(reached, state=QuestionState.IN_USE).select_related("clause").order_by("pk")
    return [Touched(str(each)[:300], f"audit-questions/{each.pk}") for each in rows]
