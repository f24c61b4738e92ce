"""States and kinds of feedback."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from qms.acts.states import States, Tone


class FeedbackState(States):
    """How far a piece of feedback is. Late is no state: it is a property of the clock."""

    RECEIVED = "received", Tone.ACTIVE, _("Feedback received")
    CLASSIFIED = "classified", Tone.ACTIVE, _("Classified")
    ASSIGNED = "assigned", Tone.ACTIVE, _("Assigned to be answered")
    ANSWERED = "answered", Tone.ACTIVE, _("Answer drafted")
    PUBLISHED = "published", Tone.GOOD, _("Answer published")
    CLOSED = "closed", Tone.PAST, _("Feedback closed")
    REFUSED = "refused", Tone.LATE, _("Not handled here")


class FeedbackKind(models.TextChoices):
    """What the sender brings forward."""

    OPINION = "opinion", _("Complaint about how work is done (phản ánh)")
    PROPOSAL = "proposal", _("Proposal on a rule (kiến nghị)")
    SUGGESTION = "suggestion", _("Suggestion")
    PRAISE = "praise", _("Praise")
    LEGAL_COMPLAINT = "legal_complaint", _("Complaint or denunciation under its own law: registered and handed on")


# Whoever brought these forward may have to fear whoever they are about.
COMPLAINTS = frozenset({FeedbackKind.OPINION, FeedbackKind.LEGAL_COMPLAINT})


class FeedbackChannel(models.TextChoices):
    """The way in which it came."""

    COUNTER = "counter", _("Told at the counter")
    PHONE = "phone", _("By telephone")
    MAIL = "mail", _("By e-mail")
    WEB = "web", _("By a web portal")
    KIOSK = "kiosk", _("At the kiosk")
    POST = "post", _("By letter")


class FeedbackClass(models.TextChoices):
    """What it is about, as whoever classifies sees it."""

    CONDUCT = "conduct", _("Conduct of an official")
    SERVICE = "service", _("Service, place, waiting")
    LATENESS = "lateness", _("Lateness of a dossier")
    RULES = "rules", _("A rule or a procedure")
    OTHER = "other", _("Something else within our duties")
    ELSEWHERE = "elsewhere", _("Not within our duties: to be handed on")
    LEGAL_COMPLAINT = "legal_complaint", _("Complaint or denunciation by law: to be handed on")


class Told(models.TextChoices):
    """How the sender was told the answer."""

    COUNTER = "counter", _("Told at the counter")
    PHONE = "phone", _("By telephone")
    MAIL = "mail", _("By e-mail")
    POST = "post", _("By letter")
    WEB = "web", _("By a web portal")
    PUBLIC_ONLY = "public_only", _("Only by publication: the sender is not known")


S = FeedbackState
OPEN_STATES = (S.RECEIVED, S.CLASSIFIED, S.ASSIGNED, S.ANSWERED, S.PUBLISHED)
RUNNING_STATES = (S.RECEIVED, S.CLASSIFIED, S.ASSIGNED, S.ANSWERED)  # their clock counts
UNASSIGNED_STATES = (S.RECEIVED, S.CLASSIFIED)
NOT_OURS = (FeedbackClass.ELSEWHERE, FeedbackClass.LEGAL_COMPLAINT)
