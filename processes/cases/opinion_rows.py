"""The opinions of a dossier as its page shows them: who was asked, until when, and what came of it."""

from dataclasses import replace

from django.utils.translation import gettext as _

from qms.web.cells import Cell, toned, words_cell
from qms.web.tables import Table

from .opinions import OpinionState


def opinions_of(case):
    """A row for each opinion that was asked for, oldest first; those that ended with a version that was left, too."""
    rows = sorted(case.opinions.all(), key=lambda each: each.pk) if case.is_past else case.way.opinions.rows()
    heads = [_("Opinion"), _("Of whom it is asked"), _("Until"), _("How it stands"), _("Answered by")]
    return Table.of(heads, [_row(case, each) for each in rows])


def _row(case, opinion):
    whom = str(opinion.asked) if opinion.asked.partner or opinion.asked.unit else f"{opinion.asked} – {case.unit}"
    outside = _("partner outside") if opinion.asked.partner else ""
    return [opinion.asked.code(), words_cell(whom, outside), opinion.due_at, _standing(opinion), _by(opinion)]


def _standing(opinion):
    """Agrees, does not agree, waited for or no longer needed; the remark and the letter below."""
    if opinion.state != OpinionState.GIVEN:
        tone = "soon" if opinion.is_open() else "past"
        return toned(opinion.get_state_display(), tone)
    said = toned(_("agrees"), "good") if opinion.agrees else toned(_("does not agree"), "late")
    letter = ""
    if opinion.letter_number:
        words = {"number": opinion.letter_number, "day": f"{opinion.letter_day:%d/%m/%Y}"}
        letter = _("Letter %(number)s of %(day)s") % words
    below = [Cell("", "lines", each) for each in (opinion.remark, letter) if each]
    return replace(said, below=tuple(below))


def _by(opinion):
    who = opinion.given_by or ""
    acting = _("for %(name)s") % {"name": opinion.given_for} if opinion.given_for else ""
    answered = Cell("", "moment", opinion.answered_at) if opinion.state == OpinionState.GIVEN else None
    return words_cell(who, acting, answered)
