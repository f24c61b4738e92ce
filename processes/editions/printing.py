"""The form "Bảng đối chiếu điều khoản": each clause of an edition with its evidence, or why there is none."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from qms.web.printed.blocks import Facts, Signatures, Signer, Table
from qms.web.printed.forms import PrintedForm

from .clause_index import index_of


def index_sheet(edition, request):
    """A row for each clause."""
    user = request.user if request else edition.created_by
    yield Facts(((_("Edition"), edition.title_text()), (_("Worked by since"), edition.adopted_on)))
    rows = tuple((each.clause.number, each.clause.title(), words_of(each)) for each in index_of(edition, user))
    yield Table(columns=(_("Clause"), _("Title"), _("Evidence")), rows=rows, widths=(9, 36, 55))
    yield Signatures((Signer(_("Written by"), user), Signer(_("Approved by"))))


def words_of(line):
    """What stands beside a clause, in words."""
    if line.evidence:
        rest = [_("and %(count)s more") % {"count": len(line.rest)}] if line.rest else []
        return "\n".join([*map(str, line.first), *rest])
    if line.above:
        return _("see %(number)s") % {"number": line.above}
    if line.ground:
        told = {"why": line.ground.why, "who": line.ground.said_by, "day": f"{line.ground.said_on:%d/%m/%Y}"}
        return _("none, because %(why)s (%(who)s, %(day)s)") % told
    return _("nothing yet")


INDEX = PrintedForm(
    slug="index",
    title=gettext_lazy("Evidence by clause"),
    code="BM-HT-01",
    blocks=index_sheet,
    living="It tells where evidence is today; packs keep it as it was.",
)
