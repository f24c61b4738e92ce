"""States of a survey, how its questions are answered, and the ways in which answers come."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from qms.acts.states import States, Tone


class SurveyState(States):
    """How far a survey is."""

    DRAFT = "draft", Tone.PLAIN, _("Survey in preparation")
    OPEN = "open", Tone.ACTIVE, _("Open for answers")
    CLOSED = "closed", Tone.PAST, _("Survey closed")


class QuestionKind(models.TextChoices):
    """How a question is answered."""

    SCALE = "scale", _("Five faces, from very dissatisfied to very satisfied")
    CHOICE = "choice", _("One of several answers")
    TEXT = "text", _("Free words")


class AnswerChannel(models.TextChoices):
    """The way in which an answer came."""

    LINK = "link", _("By the link")
    RECEIPT = "receipt", _("By the link on a receipt")
    KIOSK = "kiosk", _("At the kiosk")
    TRIAL = "trial", _("Trial data, not from people")


SCALE = {
    1: _("Very dissatisfied"),
    2: _("Dissatisfied"),
    3: _("Neither"),
    4: _("Satisfied"),
    5: _("Very satisfied"),
}
SATISFIED = (4, 5)
