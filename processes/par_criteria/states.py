"""States of a criterion."""

from django.utils.translation import pgettext_lazy

from qms.acts.states import States, Tone


class CriterionState(States):
    """How far its scoring is."""

    DRAFT = "draft", Tone.PLAIN, pgettext_lazy("criterion", "Not opened")
    OPEN = "open", Tone.ACTIVE, pgettext_lazy("criterion", "To be scored")
    SCORED = "scored", Tone.ACTIVE, pgettext_lazy("criterion", "Scored, not checked")
    CHECKED = "checked", Tone.GOOD, pgettext_lazy("criterion", "Checked")
    CONFIRMED = "confirmed", Tone.PAST, pgettext_lazy("criterion", "Confirmed by the city")
