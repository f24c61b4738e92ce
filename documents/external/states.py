"""States and kinds of external documents."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qms.acts.states import States, Tone


class ExternalState(States):
    """Whether what somebody else issued still holds."""

    IN_FORCE = "in_force", Tone.GOOD, _("In force")
    REPLACED = "replaced", Tone.PAST, _("Replaced")
    EXPIRED = "expired", Tone.PAST, _("No longer in force")


class ExternalKind(models.TextChoices):
    """What kind of document it is, by the law on legal documents; standards beside them."""

    LAW = "law", _("Law")
    ORDINANCE = "ordinance", _("Ordinance")
    RESOLUTION = "resolution", _("Resolution")
    DECREE = "decree", _("Decree")
    DECISION = "decision", pgettext_lazy("document", "Decision")
    DIRECTIVE = "directive", _("Directive")
    CIRCULAR = "circular", _("Circular")
    JOINT_CIRCULAR = "joint_circular", _("Joint circular")
    STANDARD = "standard", _("Standard")
    OTHER = "other", _("Other document")
