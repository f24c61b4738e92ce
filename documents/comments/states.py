"""States of a comment."""

from django.utils.translation import gettext_lazy as _

from qms.acts.states import States, Tone


class CommentState(States):
    """What became of a comment."""

    OPEN = "open", Tone.SOON, _("Waits for an answer")
    ANSWERED = "answered", Tone.ACTIVE, _("Answered")
    SETTLED = "settled", Tone.PAST, _("Settled")
    ACCEPTED = "accepted", Tone.GOOD, _("Suggestion accepted")
    REFUSED = "refused", Tone.PAST, _("Suggestion refused")
    LAPSED = "lapsed", Tone.PAST, _("Lapsed")
    WITHDRAWN = "withdrawn", Tone.PAST, _("Withdrawn")
