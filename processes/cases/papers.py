"""The papers of a dossier: forms 01 to 06 of Thông tư 03/2025/TT-VPCP, and two that have no form there."""

from django.db.models import prefetch_related_objects
from django.utils.translation import gettext_lazy as _

from qms.ledger.now import now

from .models import Case
from .printing import Paper
from .states import CaseResult, LetterKind, PauseKind


def last_letter(*kinds):
    """The newest letter of these kinds."""
    return lambda case: next((each for each in _newest_first(case.letters) if each.kind in kinds), None)


def last_supplement(case):
    """The newest request for a supplement, before acceptance or in the work."""
    asked = [pause for pause in _newest_first(case.pauses) if pause.kind == PauseKind.SUPPLEMENT]
    return asked[0] if asked else last_letter(LetterKind.INCOMPLETE)(case)


def refusal_to_accept(case):
    """The refusal before acceptance; a refusal after work is a result of the work, not this form."""
    return last_letter(LetterKind.REFUSAL)(case) if case.result == CaseResult.NOT_ACCEPTED else None


def acceptance(case):
    """The dossier itself, once it is accepted."""
    return case if case.is_accepted() else None


def asks_for_a_supplement(case):
    """Whether the applicant is waited for with a supplement: another day to pay, or to resume, is none of form 02."""
    pause = case.clock.open_pause()
    return pause is None or pause.kind == PauseKind.SUPPLEMENT


def _newest_first(relation):
    return sorted(relation.all(), key=lambda each: -each.pk)


def _written(letter):
    return letter.at


def _asked(said):
    return said.since if hasattr(said, "since") else said.at


def _accepted(case):
    return case.accepted_at


def _now(case):
    return now()


PAPERS = {
    paper.slug: paper
    for paper in (
        Paper(
            "receipt",
            "01",
            _("Receipt of the dossier and appointment for the result"),
            acceptance,
            issued_by=(Case.accept,),
            day=_accepted,
        ),
        Paper(
            "supplement",
            "02",
            _("Request to supplement and complete the dossier"),
            last_supplement,
            issued_by=(Case.return_incomplete, Case.request_supplement, Case.set_answer_day),
            day=_asked,
            reissued=asks_for_a_supplement,
        ),
        Paper(
            "refusal",
            "03",
            _("Refusal to accept the dossier"),
            refusal_to_accept,
            issued_by=(Case.refuse,),
            day=_written,
        ),
        Paper(
            "apology",
            "04",
            _("Apology and request for more time"),
            last_letter(LetterKind.APOLOGY),
            issued_by=(Case.apologise,),
            day=_written,
        ),
        Paper(
            "stop",
            "05",
            _("Notice that the work on the dossier has stopped"),
            last_letter(LetterKind.STOP),
            issued_by=(Case.stop,),
            day=_written,
        ),
        Paper(
            "extension",
            "",
            _("Notice that the time for the work is extended"),
            last_letter(LetterKind.EXTENSION),
            issued_by=(Case.extend,),
            day=_written,
        ),
        Paper(
            "conditions",
            "",
            _("Notice that the conditions are not met"),
            last_letter(LetterKind.CONDITIONS),
            issued_by=(Case.refuse_conditions,),
            day=_written,
        ),
        # It goes from hand to hand and grows line by line, until the dossier is at rest.
        Paper(
            "control-sheet",
            "06",
            _("Control sheet of the work on the dossier"),
            acceptance,
            issued_by=(Case.deliver, Case.withdraw),
            day=_now,
            landscape=True,
        ),
    )
}


def papers_of(case):
    """The papers that can be printed for a dossier now."""
    if case.is_past:
        return []
    prefetch_related_objects([case], "letters", "pauses")  # each paper looks for what it says among them
    return [paper for paper in PAPERS.values() if paper.said_of(case) is not None]
