"""The one state of a qualification."""

from django.utils.translation import gettext_lazy as _

from qms.acts.states import States, Tone


class QualificationState(States):
    """A qualification has no lifecycle: whether it holds on a day, its days say. Its acts leave the state alone."""

    ON_RECORD = "on_record", Tone.PLAIN, _("On record")
