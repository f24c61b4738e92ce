"""States of a declaration of conformity."""

from django.utils.translation import pgettext_lazy

from qms.acts.states import States, Tone


class DeclarationState(States):
    """How far it is, and whether it still says what the office does."""

    DRAFT = "draft", Tone.PLAIN, pgettext_lazy("declaration", "Being written")
    SUBMITTED = "submitted", Tone.SOON, pgettext_lazy("declaration", "Submitted, to be signed")
    PUBLISHED = "published", Tone.GOOD, pgettext_lazy("declaration", "Published, holds")
    OUTDATED = "outdated", Tone.LATE, pgettext_lazy("declaration", "Holds, to be declared anew")
    REPLACED = "replaced", Tone.PAST, pgettext_lazy("declaration", "Replaced")
    WITHDRAWN = "withdrawn", Tone.PAST, pgettext_lazy("declaration", "Withdrawn")
    DROPPED = "dropped", Tone.PAST, pgettext_lazy("declaration", "Dropped")


HOLDING = (DeclarationState.PUBLISHED, DeclarationState.OUTDATED)
OPEN = (DeclarationState.DRAFT, DeclarationState.SUBMITTED)
ENDED = (DeclarationState.REPLACED, DeclarationState.WITHDRAWN, DeclarationState.DROPPED)
