"""States of a planned change, what calls for it, and how each thing it touches stands."""

from django.db import models
from django.utils.translation import pgettext_lazy

from qms.acts.states import States, Tone


class ChangeState(States):
    """How far it is."""

    DRAFT = "draft", Tone.PLAIN, pgettext_lazy("change", "Being planned")
    SUBMITTED = "submitted", Tone.SOON, pgettext_lazy("change", "Submitted, to be decided on")
    UNDER_WAY = "under_way", Tone.ACTIVE, pgettext_lazy("change", "Being carried out")
    CARRIED_OUT = "carried_out", Tone.ACTIVE, pgettext_lazy("change", "Carried out, to be reviewed")
    CLOSED = "closed", Tone.GOOD, pgettext_lazy("change", "Reviewed and closed")
    DECLINED = "declined", Tone.PAST, pgettext_lazy("change", "Declined")
    GIVEN_UP = "given_up", Tone.PAST, pgettext_lazy("change", "Given up")


class Occasion(models.TextChoices):
    """What calls for a change."""

    LAW = "law", pgettext_lazy("change", "A new or amended law")
    ORGANISATION = "organisation", pgettext_lazy("change", "Reorganisation, staff")
    FINDING = "finding", pgettext_lazy("change", "A finding, a nonconformity")
    TECHNOLOGY = "technology", pgettext_lazy("change", "Software, equipment")
    IMPROVEMENT = "improvement", pgettext_lazy("change", "An improvement of our own")
    OTHER = "other", pgettext_lazy("change", "Something else")


class ImpactState(models.TextChoices):
    """How one thing that a change touches stands."""

    OPEN = "open", pgettext_lazy("impact", "Still to do")
    DONE = "done", pgettext_lazy("impact", "Done")
    NOT_APPLICABLE = "not_applicable", pgettext_lazy("impact", "Not applicable")


OPEN = (ChangeState.DRAFT, ChangeState.SUBMITTED, ChangeState.UNDER_WAY, ChangeState.CARRIED_OUT)
APPROVED = (ChangeState.UNDER_WAY, ChangeState.CARRIED_OUT, ChangeState.CLOSED)
ENDED = (ChangeState.CLOSED, ChangeState.DECLINED, ChangeState.GIVEN_UP)
