"""The papers of a dossier: forms 01 to 06 of Thông tư 03/2025/TT-VPCP, each kept as it was issued.

A paper has slots for the applicant, who is no part of what is kept: they can be erased, and the evidence stays whole.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.template.loader import render_to_string
from django.utils.html import escape
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy as _

from qms.evidence.papers import filled, kept_papers, slot
from qms.ledger.now import local, now
from qms.web.printed.blocks import Sheet
from qms.web.printed.heads import agency_of, dated, place_of

from .models import Case
from .page import parts_of
from .sheets import control_sheet
from .states import CaseResult, LetterKind, PauseKind

STYLE = Path(__file__).with_name("static") / "cases" / "paper.css"
FROM_THE_DESK = ("receipt", "supplement", "refusal")


@dataclass(frozen=True)
class Paper:
    """One form: its number, its title, and `says`, which finds in a dossier what it says (None: nothing to print).

    `issued_by` are the acts that issue it; `day` is the moment it bears.
    """

    slug: str
    number: str
    title: Any
    says: Callable
    issued_by: tuple
    day: Callable
    living: str = ""
    landscape: bool = False

    @property
    def is_letter(self):
        """Whether it is written to the applicant (forms 02 to 05)."""
        return self.slug not in ("receipt", "control-sheet")

    @property
    def template(self):
        return f"cases/papers/{self.slug}.html"

    @property
    def kept_as(self):
        return f"form-{self.number}"

    def said_of(self, case):
        """What it says of a dossier: of a followed one the letters are written where it is run."""
        return None if case.is_followed() and self.slug != "control-sheet" else self.says(case)

    def issued(self, case, person):
        """What is kept of it when an act of this dossier issues it; None where there is nothing to say."""
        said = self.said_of(case)
        return None if said is None else self.page(case, said, case.due_at).encode()

    def page(self, case, said, promised):
        """The whole page, with slots for the applicant; the receipt promises this moment."""
        context = {
            "case": case,
            "paper": self,
            "said": said,
            "promised": promised,
            "style": mark_safe(STYLE.read_text(encoding="utf-8")),
            "applicant": slot("applicant"),
            "identity": slot("identity"),
            "dossier_parts": parts_of(case) if self.slug == "receipt" else [],
            "laid_out": Sheet(None, control_sheet(case, None), True).laid_out() if self.landscape else [],
            **head_of(case.receiving_unit if self.slug in FROM_THE_DESK else case.unit, self.day(said)),
        }
        return render_to_string("cases/papers/kept.html", context)

    def issues(self, case):
        """What is kept of it, newest first."""
        return kept_papers(case, self.kept_as)


def head_of(unit, moment):
    """What the head of a paper shows: the agency's lines, the place and the day."""
    above, agency = agency_of(unit)
    return {"agency_above": above, "agency": agency, "place": place_of(unit), "dated": dated(local(moment))}


def article_of(page, case, identity):
    """What is shown of a kept page, its slots filled: the name masked, unless the identity was opened."""
    name = identity["full_name"] if identity else case.applicant.masked()
    lines = render_to_string("cases/papers/identity.html", {"identity": identity}) if identity else ""
    inside = page.partition("<article")[2].partition("</article>")[0]
    return mark_safe(filled(f"<article{inside}</article>", {"applicant": escape(name), "identity": lines}))


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
            issued_by=(Case.return_incomplete, Case.request_supplement),
            day=_asked,
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
    return [paper for paper in PAPERS.values() if paper.said_of(case) is not None]
