"""The matrix as a page: who needs what, who has it, and until when."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from qms.lifecycle.filter_fields import OfUnit, Question
from qms.lifecycle.filters import Questions
from qms.people.actors import actors_of, units_under, visible_paths
from qms.people.rules import posts_fit
from qms.web.outsiders import inside_only
from qms.web.printed import pdf

from .competence_matrix import competences_asked, gaps_by_competence, lines_of
from .models import Attainment


class MatrixFilter(Questions):
    """What the matrix shows: of which unit, and whether only whoever lacks something."""

    unit = OfUnit(label=_("unit"))
    gaps = Question(label=_("only gaps"))

    def first_fields(self):
        return [self.form["unit"], self.form["gaps"]]


@login_required
@inside_only
@require_safe
def competences_matrix(request):
    """People by competences; each place leads to what shows it."""
    filter_ = MatrixFilter(request.GET, request=request, shown=True)
    units, unit = units_under(visible_paths(request.user)), filter_.value_of("unit")
    if unit:
        units = units.filter(path__startswith=unit.path)
    competences = competences_asked(request.user)
    lines = lines_of(units, competences)
    lacking = gaps_by_competence(competences, lines)
    if filter_.value_of("gaps"):
        lines = [each for each in lines if each.gaps]
    seen = set(Attainment.objects.visible_to(request.user).values_list("pk", flat=True))
    context = {
        "filter": filter_,
        "competences": competences,
        "lines": [(each, _places(each, competences, seen)) for each in lines],
        "lacking": lacking,
        "obstacle": pdf.obstacle(),
        "may_record": any(posts_fit(Attainment.who_creates, actor) for actor in actors_of(request.user)),
    }
    return render(request, "attainments/matrix.html", context, status=422 if filter_.faults else 200)


def _places(line, competences, seen):
    """(place, competence, address of what is on record there or ""): what somebody may not see leads nowhere."""
    found = []
    for place, competence in zip(line.places, competences, strict=True):
        known = place.attainment is not None and place.attainment.pk in seen
        url = reverse("attainments_record", args=[place.attainment.pk]) if known else ""
        found.append((place, competence, url))
    return found
