"""States of the index of a year."""

from django.utils.translation import pgettext_lazy

from qms.acts.states import States, Tone


class IndexState(States):
    """How far the scoring of a year is."""

    DRAFT = "draft", Tone.PLAIN, pgettext_lazy("index of reform", "Criteria being entered")
    SCORING = "scoring", Tone.ACTIVE, pgettext_lazy("index of reform", "Being scored by the units")
    APPROVED = "approved", Tone.SOON, pgettext_lazy("index of reform", "Own score approved, waits for the city")
    CONFIRMED = "confirmed", Tone.GOOD, pgettext_lazy("index of reform", "Result published")
