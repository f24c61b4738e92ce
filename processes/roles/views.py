"""The matrix of responsibilities as a page: what is to be done, and who has which share in it."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext
from django.views.decorators.http import require_safe

from qms.lifecycle.filter_fields import OfUnit
from qms.lifecycle.filters import Questions
from qms.web.cells import Cell, small
from qms.web.outsiders import inside_only
from qms.web.printed import pdf
from qms.web.printed.tables import PrintedRegister
from qms.web.tables import Table

from .models import Duty
from .responsibilities import in_order, matrix_of, who


class DutyRegister(PrintedRegister):
    """The duties, with the way to their matrix."""

    template_name = "roles/duties.html"


class MatrixFilter(Questions):
    """What the matrix shows: the duties in which a unit has a share."""

    unit = OfUnit(label=gettext_lazy("unit"))

    def first_fields(self):
        return [self.form["unit"]]


@login_required
@inside_only
@require_safe
def duties_matrix(request):
    """Duties by units; each place leads to the duty that says so."""
    filter_ = MatrixFilter(request.GET, request=request, shown=True)
    heads, lines = matrix_of(in_order(Duty.objects.visible_to(request.user).held()))
    unit = filter_.value_of("unit")
    if unit:
        lines = [each for each in lines if any(d.unit_id == unit.pk for place in each.places for d in place)]
    table = Table.of([pgettext("duties", "Duty"), *heads], [_row(each) for each in lines])
    context = {"filter": filter_, "matrix": table, "obstacle": pdf.obstacle()}
    return render(request, "roles/matrix.html", context, status=422 if filter_.faults else 200)


def _row(line):
    by = small(_("by %(decision)s") % {"decision": line.decision.decision})
    return [Cell("", "text", line.words, below=(by,)), *(_place(each) for each in line.places)]


def _place(duties):
    """The first share, led to its record, and below it who has it and whoever else has one there."""
    if not duties:
        return ""
    first, *others = duties
    below = [who(first), *(f"{each.get_share_display()}: {who(each)}".rstrip(": ") for each in others)]
    url = reverse("duties_record", args=[first.pk])
    return Cell("", "text", first.get_share_display(), url=url, below=tuple(small(each) for each in below if each))
