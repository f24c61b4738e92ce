"""The face of authorities, and what holds for each kind of document today."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from documents.controlled.states import DocumentKind
from qms.lifecycle.registry import InPack, RecordType, register
from qms.web.cells import record_cell
from qms.web.tables import Table

from .forms import AuthorityForm
from .models import Authority
from .powers import grants_words
from .services import powers_by_kind

HEADS = [
    gettext_lazy("Kind"),
    gettext_lazy("May review"),
    gettext_lazy("May approve"),
    gettext_lazy("May release"),
    gettext_lazy("Who must endorse"),
    gettext_lazy("Lapses after"),
    gettext_lazy("By"),
]


def quorum_words(powers):
    """How many reviewers must endorse, and whether one after another."""
    words = _("%(count)s of those named") % {"count": powers.quorum} if powers.quorum else _("all")
    return _("%(count)s, one after another") % {"count": words} if powers.in_order else words


def lapse_words(powers):
    """After how many working days it is submitted anew."""
    return _("%(days)s working days") % {"days": powers.lapses_after} if powers.lapses_after else _("never")


def what_holds(unit):
    """A line for each kind of document: what holds for those of a unit today, and by which decision."""
    powers = powers_by_kind(unit)
    return Table.of(HEADS, [_line(kind, powers[kind]) for kind in DocumentKind])


def _line(kind, powers):
    roles = [grants_words(grants) for grants in (powers.review, powers.approve, powers.release)]
    by = record_cell(powers.decided, powers.decided.number) if powers.decided else _("as the program comes")
    return [kind.label, *roles, quorum_words(powers), lapse_words(powers), by]


def authority_context(authority, request):
    """What it says, in words."""
    powers = authority.powers()
    return {
        "roles": {name: grants_words(getattr(powers, name)) for name in ("review", "approve", "release")},
        "quorum": quorum_words(powers),
        "lapses": lapse_words(powers),
    }


AUTHORITIES = register(
    RecordType(
        model=Authority,
        collection="authorities",
        clauses=("5.3", "7.5.2"),
        purpose=gettext_lazy("Who may review, approve and release which kind of document; decided by top management."),
        way=None,
        reached_through="the register of documents",
        in_pack=InPack(governs=True),
        columns=("title_text", "approvers", "state"),
        create_form=AuthorityForm,
        template="authorities/record.html",
        context=authority_context,
    )
)
