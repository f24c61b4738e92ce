"""The form "Ma trận năng lực": who needs what and has it, and what is lacking (7.2)."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from qms.people.actors import units_under, visible_paths
from qms.web.printed.blocks import Heading, Signatures, Signer, Table
from qms.web.printed.forms import PrintedForm

from .competence_matrix import competences_asked, gaps_by_competence, lines_of

ABREAST = 6  # competences that stand beside each other on a sheet


def matrix(found, request):
    """People by competences, some of them abreast, then the gaps by competence."""
    asked = {each.pk for each in found.rows}
    competences = [each for each in competences_asked(request.user) if each.pk in asked]
    lines = lines_of(_units(found, request), competences)
    for first in range(0, len(competences), ABREAST):
        abreast = competences[first : first + ABREAST]
        columns = (_("No."), _("Person, posts"), *(each.name for each in abreast))
        rows = tuple(
            (place, _who(line), *(each.words for each in line.places[first : first + ABREAST]))
            for place, line in enumerate(lines, 1)
        )
        yield Table(columns=columns, rows=rows, widths=(4, 26, *(12 for _each in abreast)))
    yield Heading(_("What is lacking"))
    lacking = gaps_by_competence(competences, lines)
    rows = tuple((each.name, each.shown_by, "; ".join(map(str, persons))) for each, persons in lacking)
    yield Table(columns=(_("Competence"), _("Shown by"), _("Who lacks it")), rows=rows, widths=(28, 28, 44))
    yield Signatures((Signer(_("Written by"), request.user), Signer(_("Reviewed by")), Signer(_("Approved by"))))


def _units(found, request):
    seen = units_under(visible_paths(request.user))
    return seen.filter(path__startswith=found.unit.path) if found.unit else seen


def _who(line):
    return "\n".join([str(line.person), *map(str, line.posts)])


MATRIX = PrintedForm(
    slug="table",
    title=gettext_lazy("Matrix of competence"),
    code="BM-ĐT-01",
    blocks=matrix,
    landscape=True,
)
