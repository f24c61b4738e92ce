"""What the page of a review shows: its inputs with figures, facts and words, and what was decided."""

import json
from datetime import date
from decimal import Decimal

from django.db import transaction
from django.urls import reverse

from qms.lifecycle.registry import record_types
from qms.web.chart_svg import Point, chart_svg
from qms.web.figures import figure_named, goals
from qms.web.kept_figures import shown_entry, told
from qms.web.measures import value_words
from qms.web.periods import Period
from qms.workdays.months import number_in_year

from .inputs import gather
from .states import ReviewState


def review_context(review, request):
    """Frozen once prepared; before that as it would be frozen now."""
    past = review.is_past
    rows = sorted(review.inputs.all() if past else review.inputs.select_related("owner"), key=lambda row: row.pk)
    frozen = review.prepared_at is not None
    if not frozen and not past and review.state == ReviewState.PLANNED:
        _gather_now(review, rows)
    aims = {} if past else goals(request.user, None)
    decisions = review.decisions.all() if past else review.decisions.select_related("action__responsible")
    return {
        "past": past,
        # Its decisions name their actions; the list of links would only say it again.
        "links": {},
        "frozen": frozen,
        "inputs": [
            {
                "row": row,
                "figures": [_shown(review, row, each, aims) for each in row.figures],
                "facts": [_fact(each) for each in row.facts],
            }
            for row in rows
        ],
        "present": [str(each.person) for each in review.participants.all()],
        "decisions": sorted(decisions, key=lambda each: each.pk),
        "earlier": None if past else review.earlier(),
        "seal": review.newest_seal() if review.minuted_at is None else _sealed(review),
    }


@transaction.atomic
def _gather_now(review, rows):
    for row in rows:
        row.figures, row.facts = gather(row.kind, review, shown_entry)


def _shown(review, row, entry, aims):
    """A figure with its goal, its course as a chart, and the address of the records behind it."""
    shown, aim = told(entry), aims.get(entry["name"])
    value = None if entry["value"] is None else Decimal(entry["value"])
    return shown | {
        "url": reverse("review_counted", args=[review.pk, row.kind, entry["name"]]) if review.prepared_at else "",
        "goal": aim.words if aim else "",
        "tone": aim.tone_of(value) if aim else "",
        "tone_words": aim.tone_words(value) if aim else "",
        "chart": _chart(shown, row, aim),
    }


def _chart(entry, row, aim):
    """The course over the quarters as a drawing; nothing where there is no course."""
    points = []
    for each in entry["course"]:
        period = Period(date.fromisoformat(each["from"]), date.fromisoformat(each["until"]))
        value = None if each["value"] is None else Decimal(each["value"])
        short = f"{number_in_year(3, period.first)}/{period.first:%y}"
        points.append(Point(short, period.words(), value, value_words(value, entry["measure"])))
    if sum(point.value is not None for point in points) < 2:
        return ""
    figure = figure_named(entry["name"])
    wanted = {"target": aim.target, "warning": aim.warning, "direction": aim.direction} if aim else {}
    return chart_svg(points, key=f"{row.kind}-{entry['name']}", title=str(figure.label if figure else ""), **wanted)


def _fact(fact):
    """A fact with the address of its record."""
    collection, _slash, key = fact["about"].partition("/")
    kind = record_types().get(collection)
    return fact | {"url": reverse(f"{kind.url_name}_record", args=[key]) if kind else ""}


def _sealed(review):
    """The seal that the signed minutes name."""
    return json.loads(review.minutes_frozen).get("seal", []) if review.minutes_frozen else []
