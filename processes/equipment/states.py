"""States of a piece of equipment, and of which kind it is (7.1.3, 7.1.4)."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qms.acts.states import States, Tone


class AssetState(States):
    """Whether it can be worked with."""

    WORKING = "working", Tone.GOOD, pgettext_lazy("equipment", "Working")
    UPKEEP_DUE = "upkeep_due", Tone.SOON, pgettext_lazy("equipment", "Upkeep is due")
    OUT_OF_ORDER = "out_of_order", Tone.LATE, pgettext_lazy("equipment", "Out of order")
    RETIRED = "retired", Tone.PAST, pgettext_lazy("equipment", "No longer used")


class AssetKind(models.TextChoices):
    """What it is."""

    COMPUTER = "computer", _("Computer, tablet")
    PRINTER = "printer", _("Printer, scanner, copier")
    QUEUE = "queue", _("Queue, kiosk, screens")
    NETWORK = "network", _("Network, server, data line")
    SOFTWARE = "software", _("Software, account")
    SIGNING = "signing", _("Signing device, seal")
    PREMISES = "premises", _("Premises, counters, furniture")
    SURROUNDINGS = "surroundings", _("Light, air, power, fire protection")
    OTHER = "other", pgettext_lazy("equipment", "Something else")


class WorkKind(models.TextChoices):
    """What was done with it."""

    UPKEEP = "upkeep", pgettext_lazy("equipment", "Upkeep")
    REPAIR = "repair", pgettext_lazy("equipment", "Repair")


USABLE = (AssetState.WORKING, AssetState.UPKEEP_DUE)
IN_USE = (*USABLE, AssetState.OUT_OF_ORDER)
