"""States of a take-over."""

from django.utils.translation import gettext_lazy as _

from qms.acts.states import States, Tone


class TakeOverState(States):
    """How far the files of a take-over are documents under control."""

    READ = "read", Tone.ACTIVE, _("Read, to be looked through")
    TAKEN = "taken", Tone.GOOD, _("Taken over")
    GIVEN_UP = "given_up", Tone.PAST, _("Given up")
