"""States of a citation."""

from django.utils.translation import gettext_lazy as _

from qms.acts.states import States, Tone


class CitationState(States):
    """Whether a person stands by what was found in a text."""

    PROPOSED = "proposed", Tone.SOON, _("Found, not confirmed")
    CONFIRMED = "confirmed", Tone.GOOD, _("Confirmed by a person")
    REFUSED = "refused", Tone.PAST, _("Not a citation")
    LAPSED = "lapsed", Tone.PAST, _("No longer cited")


# What nobody has refused counts: a review too many costs less than one that nobody asked for.
COUNTS = (CitationState.PROPOSED, CitationState.CONFIRMED)
