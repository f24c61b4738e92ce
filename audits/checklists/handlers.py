"""Questions name laws and standards too: their words are read, and they tell on their page what they rest on."""

from django.utils.translation import gettext_lazy as _

from documents.citations.panels import what_it_cites
from documents.citations.texts import cites, read_again_after
from qms.web.panels import panel

from .models import Question
from .states import QuestionState


def words_asked(question):
    """What a question in use says; one that is asked no longer rests on nothing."""
    return f"{question.text} {question.evidence}" if question.state == QuestionState.IN_USE else ""


cites(Question, "question", _("question"), words_asked)
read_again_after(Question)
panel(Question, "record")(what_it_cites)
