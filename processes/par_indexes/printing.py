"""The form "Bảng tự chấm điểm Chỉ số cải cách hành chính" (9.1.3)."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from qms.web.printed.blocks import Facts, Heading, Signatures, Signer, Table
from qms.web.printed.forms import PrintedForm

from .models import ParIndex
from .points import by_unit, tree_of


def index_sheet(index, request):
    """Every criterion with its points and evidence, field by field, then the units."""
    yield Facts(
        (
            (_("Decision that issued the index"), index.decision),
            (_("Year"), index.year),
            (_("Points"), index.score_words()),
            (_("Decision on the result"), index.result),
        )
    )
    rows = list(index.criteria.select_related("unit").order_by("position", "pk"))
    columns = (
        _("Code"),
        _("Criterion"),
        _("Points at most"),
        _("Own points"),
        _("Confirmed"),
        _("Evidence"),
        _("Unit in charge"),
    )
    for top in tree_of(rows):
        yield Heading(top.words)
        told = [each for group in top.below.values() for each in group.below.values()]
        lines = tuple((e.code, e.name, e.most, e.own(), e.confirmed, e.evidence_words(), e.unit) for e in told)
        yield Table(columns=columns, rows=lines, widths=(7, 32, 8, 8, 8, 23, 14))
    yield Heading(_("Units"))
    sums = tuple((each.words, each.most, each.claimed, each.confirmed) for each in by_unit(rows))
    yield Table(
        columns=(_("Unit"), _("Points at most"), _("Own points"), _("Confirmed")), rows=sums, widths=(55, 15, 15, 15)
    )
    yield Signatures((Signer(_("Written by")), Signer(_("Approved by"), index.approved_by, "", index.approved_at)))


SHEET = PrintedForm(
    slug="sheet",
    title=gettext_lazy("Own score by the reform index"),
    code="BM-CCHC-02",
    blocks=index_sheet,
    landscape=True,
    issued_by=(ParIndex.approve, ParIndex.take_result),
    stands=lambda index: index.approved_at is not None,
)
