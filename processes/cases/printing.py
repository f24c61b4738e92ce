"""A paper of a dossier: drawn on a page, and kept as it was issued.

A paper has slots for the applicant, who is no part of what is kept: they can be erased, and the evidence stays whole.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import segno
from django.template.loader import render_to_string
from django.utils.html import escape
from django.utils.safestring import mark_safe

from qms.evidence.papers import filled, kept_papers, slot
from qms.ledger.now import local
from qms.web.printed.blocks import Sheet
from qms.web.printed.heads import agency_of, dated, place_of

from .page import parts_of
from .sheets import control_sheet

STYLE = Path(__file__).with_name("static") / "cases" / "paper.css"
FROM_THE_DESK = ("receipt", "supplement", "refusal")


@dataclass(frozen=True)
class Paper:
    """One form: its number, its title, and `says`, which finds in a dossier what it says (None: nothing to print).

    `issued_by` are the acts that issue it; `day` is the moment it bears. One that is none of the seven forms of Thông
    tư 03/2025/TT-VPCP has no number.
    """

    slug: str
    number: str
    title: Any
    says: Callable
    issued_by: tuple
    day: Callable
    living: str = ""
    landscape: bool = False
    reissued: Callable = lambda case: True  # whether an act that issues it again has changed what it says

    @property
    def is_letter(self):
        """Whether it is written to the applicant (forms 02 to 05)."""
        return self.slug not in ("receipt", "control-sheet")

    @property
    def template(self):
        return f"cases/papers/{self.slug}.html"

    @property
    def kept_as(self):
        return f"form-{self.number}" if self.number else self.slug

    def said_of(self, case):
        """What it says of a dossier: of a followed one the letters are written where it is run."""
        return None if case.is_followed() and self.slug != "control-sheet" else self.says(case)

    def issued(self, case, person):
        """What is kept of it when an act of this dossier issues it; None where there is nothing to say."""
        said = self.said_of(case) if self.reissued(case) else None
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
            "extended_by": case.version.limit.amount_in_words(said.amount) if self.slug == "extension" else "",
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


def code_of(case):
    """The number of a dossier as a code: the desk scans it when the applicant comes for the result."""
    code = segno.make(case.number, error="m", micro=False)
    return mark_safe(code.svg_inline(border=1, omitsize=True, title=case.number))


def article_of(page, case, identity):
    """What is shown of a kept page, its slots filled: the name masked, unless the identity was opened."""
    name = identity["full_name"] if identity else case.applicant.masked()
    lines = render_to_string("cases/papers/identity.html", {"identity": identity}) if identity else ""
    inside = page.partition("<article")[2].partition("</article>")[0]
    return mark_safe(filled(f"<article{inside}</article>", {"applicant": escape(name), "identity": lines}))
