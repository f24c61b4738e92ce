"""States of an edition of the standard."""

from django.utils.translation import pgettext_lazy

from qms.acts.states import States, Tone


class EditionState(States):
    """Whether the office works by it."""

    BESIDE = "beside", Tone.ACTIVE, pgettext_lazy("edition", "Beside, being mapped")
    IN_FORCE = "in_force", Tone.GOOD, pgettext_lazy("edition", "The office works by it")
    REPLACED = "replaced", Tone.PAST, pgettext_lazy("edition", "Replaced by a later edition")
