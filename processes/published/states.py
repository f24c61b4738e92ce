"""States of a published list, and what its lines choose from."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from qms.acts.states import States, Tone


class ListState(States):
    """Whether the whole list is in: only then what it does not name is known to be repealed."""

    ARRIVING = "arriving", Tone.ACTIVE, _("Coming in")
    WHOLE = "whole", Tone.GOOD, _("Whole")
    GIVEN_UP = "given_up", Tone.PAST, _("Given up")


class Level(models.TextChoices):
    """How far a procedure is done online."""

    WHOLLY = "wholly", _("Wholly online")
    PARTLY = "partly", _("Partly online")
    TOLD = "told", _("Information only")
