"""The states of an import, and what becomes of each of its rows."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qms.acts.states import States, Tone


class ImportState(States):
    """From the file to its rows being in; what was taken is undone by acts of its own only."""

    READING = "reading", Tone.PLAIN, _("Is being read")
    PREPARED = "prepared", Tone.ACTIVE, pgettext_lazy("import", "Prepared")
    TAKING = "taking", Tone.SOON, _("Is being taken in")
    PARTLY = "partly", Tone.ACTIVE, _("Partly taken in")
    TAKEN = "taken", Tone.GOOD, _("Taken in")
    WITHDRAWN = "withdrawn", Tone.PAST, pgettext_lazy("import", "Withdrawn")


class Verdict(models.TextChoices):
    """What a row would do, or has done."""

    UNREAD = "", _("not read yet")
    NEW = "new", pgettext_lazy("row of an import", "new")
    CHANGED = "changed", pgettext_lazy("row of an import", "changes")
    SAME = "same", _("as it stands already")
    WRONG = "wrong", pgettext_lazy("row of an import", "wrong")
    ASKED = "asked", _("not understood")
    LEFT_OUT = "left_out", _("no row of the table")
    MADE = "made", _("taken in: new")
    MENDED = "mended", _("taken in: changed")

    @property
    def tone(self):
        """The tone of its badge."""
        return TONES[self]


TONES = {
    Verdict.UNREAD: "plain",
    Verdict.NEW: "active",
    Verdict.CHANGED: "soon",
    Verdict.SAME: "past",
    Verdict.WRONG: "late",
    Verdict.ASKED: "late",
    Verdict.LEFT_OUT: "past",
    Verdict.MADE: "good",
    Verdict.MENDED: "good",
}
TO_TAKE = (Verdict.NEW, Verdict.CHANGED)
TO_MEND = (Verdict.WRONG, Verdict.ASKED)
DONE = (Verdict.MADE, Verdict.MENDED)
SETTLED = (*DONE, Verdict.LEFT_OUT)
WORKED_ON = (ImportState.READING, ImportState.TAKING)
