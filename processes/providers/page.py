"""A provider as its page and the registers show it: its points, its evaluations, and what went wrong by it."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from qms.web.cells import Cell, record_cell, state_cell, toned
from qms.web.tables import Table

from ..nonconformities.models import Nonconformity
from .states import ENOUGH_FROM, GOOD_FROM

SHOWN = 20
PERSONS = ("evaluated_by", "decided_by")


def points(provider):
    """Points of its last evaluation, as registers show them."""
    label = _("last evaluation")
    if provider.score is None:
        return Cell(label, "text", "")
    return Cell(label, "toned", _("%(score)s of 100") % {"score": provider.score}, tone_of(provider.score))


points.short_description = gettext_lazy("last evaluation")


def tone_of(score):
    """What so many points mean for who works with it."""
    return "good" if score >= GOOD_FROM else "soon" if score >= ENOUGH_FROM else "late"


def nonconformities_of(provider, user):
    """What its pages say of the nonconformities that it caused: a table of the newest."""
    seen = Nonconformity.objects.visible_to(user).filter(provider=provider).order_by("-detected_on", "-pk")
    heads = [_("Number"), _("What was wrong"), _("Found on"), _("State")]
    rows = [[record_cell(each), each.title, each.detected_on, state_cell(each)] for each in seen[:SHOWN]]
    return {"caused": Table.of(heads, rows)}


def provider_context(provider, request):
    """Its criteria, and each evaluation, the newest first, with the points of every criterion."""
    marks = {}
    measured = list(provider.criteria.all())
    names = {row.pk: row.text for row in measured}
    for row in provider.marks.all():
        marks.setdefault(row.evaluation_id, []).append([names[row.criterion_id], row.points, row.remark])
    heads = [_("Criterion"), _("Points (1–5)"), _("What shows it")]
    told = provider.evaluations.all() if provider.is_past else provider.evaluations.select_related(*PERSONS)
    evaluations = sorted(told, key=lambda each: -each.pk)
    criteria = [[row.text, row.weight] for row in measured if row.active]
    return {
        "criteria": Table.of([_("Criterion"), _("Counts (1–5)")], criteria),
        "evaluations": [
            {
                "row": each,
                "points": toned(_("%(score)s of 100") % {"score": each.score}, tone_of(each.score)),
                "table": Table.of(heads, marks.get(each.pk, [])),
            }
            for each in evaluations
        ],
    }
