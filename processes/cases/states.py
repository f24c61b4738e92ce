"""States of a case, the national codes beside them, and the kinds of its pauses and letters."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from qms.acts.states import States, Tone


class CaseState(States):
    """Where a dossier stands. Late is no state: it is a property of the clock."""

    RECEIVED = "received", Tone.ACTIVE, _("Received at the desk")
    IN_PROGRESS = "in_progress", Tone.ACTIVE, _("Dossier in progress")
    AWAITING_SUPPLEMENT = "awaiting_supplement", Tone.SOON, _("Waiting for a supplement")
    AWAITING_PAYMENT = "awaiting_payment", Tone.SOON, _("Waiting for payment")
    SUSPENDED = "suspended", Tone.SOON, _("Work suspended")
    RESOLVED = "resolved", Tone.GOOD, _("Work finished, result ready")
    REFUSED = "refused", Tone.LATE, _("Dossier refused")
    CLOSED = "closed", Tone.PAST, _("Result handed over")
    WITHDRAWN = "withdrawn", Tone.PAST, _("Withdrawn by the applicant")


S = CaseState
PAUSED_STATES = (S.AWAITING_SUPPLEMENT, S.AWAITING_PAYMENT, S.SUSPENDED)
RUNNING_STATES = (S.IN_PROGRESS, *PAUSED_STATES)  # accepted and not yet decided: their clock counts
OPEN_STATES = (S.RECEIVED, *RUNNING_STATES)
AT_REST = (S.CLOSED, S.WITHDRAWN)  # a result that is not handed over still has an applicant to be found


class Channel(models.TextChoices):
    """The way in which a dossier came."""

    COUNTER = "counter", _("At the counter")
    ONLINE = "online", _("Online")
    POST = "post", _("By public post")


class CaseResult(models.TextChoices):
    """How the work ended."""

    GRANTED = "granted", _("Resolved with its result")
    REFUSED = "refused", _("Refused after work")
    NOT_ACCEPTED = "not_accepted", _("Not accepted")
    STOPPED = "stopped", _("Stopped")
    UNFIT = "unfit", _("Refused: the conditions are not met")
    WITHDRAWN = "withdrawn", _("Withdrawn by the applicant")


class PauseKind(models.TextChoices):
    """Why the clock stands still."""

    SUPPLEMENT = "supplement", _("Supplement of the dossier")
    PAYMENT = "payment", _("Payment")
    SUSPENSION = "suspension", _("Suspension")


class LetterKind(models.TextChoices):
    """What the applicant was told on paper."""

    INCOMPLETE = "incomplete", _("Request to complete the dossier")
    REFUSAL = "refusal", _("Refusal")
    APOLOGY = "apology", _("Apology and new date")
    STOP = "stop", _("Notice that the work has stopped")
    EXTENSION = "extension", _("Notice of a lawful extension")
    CONDITIONS = "conditions", _("Notice that the conditions are not met")


class Handover(models.TextChoices):
    """How a result is handed over."""

    COUNTER = "counter", _("Handed over at the counter")
    POST = "post", _("Sent by public post")
    ONLINE = "online", _("Sent electronically")


NATIONAL_STATES = {
    1: _("Newly registered"),
    2: _("Received"),
    3: _("Not accepted"),
    4: _("Being processed"),
    5: _("Supplement of papers requested"),
    6: _("Financial duty requested"),
    7: _("The citizen asked to withdraw"),
    8: _("Processing stopped"),
    9: _("Processing finished"),
    10: _("Result handed over"),
}
_NATIONAL = {
    S.IN_PROGRESS: 4,
    S.AWAITING_SUPPLEMENT: 5,
    S.AWAITING_PAYMENT: 6,
    S.WITHDRAWN: 7,
    S.SUSPENDED: 8,
    S.RESOLVED: 9,
    S.CLOSED: 10,
}


def national_code_of(state, channel, result):
    """The code by which the national portal knows this state; kept beside our own, for exchange."""
    if state == S.RECEIVED:
        return 1 if channel == Channel.ONLINE else 2
    if state == S.REFUSED:
        return {CaseResult.NOT_ACCEPTED: 3, CaseResult.STOPPED: 8, CaseResult.UNFIT: 8}.get(result, 9)
    return _NATIONAL[state]


def state_told(code, ended_at):
    """Our state for a national code. Code 8 stands for two: with an end of the work it has ended, else it rests."""
    if code in (1, 2):
        return S.RECEIVED
    if code == 3 or (code == 8 and ended_at):
        return S.REFUSED
    return next(state for state, national in _NATIONAL.items() if national == code)


def result_told(code, state):
    """How the work ended by a national code, "" while it goes on."""
    if state == S.REFUSED:
        return CaseResult.NOT_ACCEPTED if code == 3 else CaseResult.STOPPED
    return {S.RESOLVED: CaseResult.GRANTED, S.CLOSED: CaseResult.GRANTED, S.WITHDRAWN: CaseResult.WITHDRAWN}.get(
        state, ""
    )
