"""The papers of a dossier: forms 01 to 06 of Thông tư 03/2025/TT-VPCP, each where the dossier has what it says."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from .states import CaseResult, LetterKind, PauseKind


@dataclass(frozen=True)
class Paper:
    """One form: its number, its title, and `says`, which finds in a dossier what it says (None: nothing to print)."""

    slug: str
    number: str
    title: Any
    says: Callable

    @property
    def template(self):
        return f"cases/papers/{self.slug}.html"


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


def _newest_first(relation):
    return sorted(relation.all(), key=lambda each: -each.pk)


PAPERS = {
    paper.slug: paper
    for paper in (
        Paper("receipt", "01", _("Receipt of the dossier and appointment for the result"), acceptance),
        Paper("supplement", "02", _("Request to supplement and complete the dossier"), last_supplement),
        Paper("refusal", "03", _("Refusal to accept the dossier"), refusal_to_accept),
        Paper("apology", "04", _("Apology and request for more time"), last_letter(LetterKind.APOLOGY)),
        Paper("stop", "05", _("Notice that the work on the dossier has stopped"), last_letter(LetterKind.STOP)),
        Paper("control-sheet", "06", _("Control sheet of the work on the dossier"), acceptance),
    )
}


def papers_of(case):
    """The papers that can be printed for a dossier now."""
    if case.is_past:
        return []
    return [paper for paper in PAPERS.values() if paper.says(case) is not None]
