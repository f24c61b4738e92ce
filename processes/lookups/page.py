"""What the page says of a dossier: how it stands, what is promised, and why. Nothing of who applies, and no free word.

What was asked of the applicant, a reason or a name may say more of a person than the page may: the paper has it.
"""

from django.utils.translation import gettext as _

from qms.web.templatetags.words import moment

from ..cases.due_words import sentences_of
from ..cases.states import CaseState, PauseKind

WHAT_NOW = {
    PauseKind.SUPPLEMENT: lambda: _("A supplement of the dossier is waited for: what is lacking stands in form 02."),
    PauseKind.PAYMENT: lambda: _("The payment is waited for."),
    PauseKind.SUSPENSION: lambda: _("The work rests on a legal ground of which you were told."),
}


def told(case):
    """State, promise and reasons of a dossier, as the page shows them."""
    return {
        "number": case.number,
        "state": case.get_state_display(),
        "tone": case.state_tone,
        "since": case.ended_at,
        "promised": None if case.ended_at else case.clock.promise(),
        "lateness": case.lateness(),
        "why": [*_of_source(case), *_of_end(case), *_of_rest(case), *_of_promise(case), *sentences_of(case)],
    }


def _of_source(case):
    if case.is_followed():
        words = {"system": case.source_system, "moment": moment(case.told_at)}
        yield _("It is worked on in the system “%(system)s”, which told this at %(moment)s.") % words


def _of_end(case):
    if case.state == CaseState.RESOLVED:
        yield _("The result is ready at the desk: %(desk)s.") % {"desk": case.receiving_unit}
    if case.state == CaseState.REFUSED:
        yield _("Why, and on what legal ground, stands in the paper for you; ask for it at the desk.")


def _of_rest(case):
    pause = case.clock.open_pause()
    if pause is not None and not case.ended_at:
        yield WHAT_NOW[pause.kind]()


def _of_promise(case):
    """A new day after an apology, which leaves the due moment alone."""
    if case.promised_at and not case.ended_at and case.promised_at == case.clock.promise():
        yield _("A new day was promised with an apology; the first one was %(first)s.") % {
            "first": moment(case.clock.first_promise())
        }
