"""States of a $name."""

from django.utils.translation import gettext_lazy as _

from qms.acts.states import States, Tone


class ${Model}State(States):
    """How far it is."""

    DRAFT = "draft", Tone.PLAIN, _("Draft")
    IN_USE = "in_use", Tone.GOOD, _("In use")
    RETIRED = "retired", Tone.PAST, _("Retired")
