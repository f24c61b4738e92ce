"""One page for whoever leads: what I must decide, what is late and whose, and the numbers that answer for the rest.

Every number is a figure and opens its records; upper rooms say which of theirs belong here (`Figure.overview`), and
add whole answers of their own (`panel(Overview, "overview")`).
"""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Q
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from qms.inbox.rows import sections_of
from qms.inbox.work import HEADS, OWN, late_by_unit
from qms.ledger.now import now, today
from qms.lifecycle.registry import type_of
from qms.people.actors import actors_of

from .cells import count_cell, toned, words_cell
from .chart_svg import Point, chart_svg
from .counted_months import KeptMonths
from .figures import figures, goals, this_year
from .panels import panels_of
from .periods import PeriodKind, periods_until
from .tables import Table

MONTHS = 6
AGE_TONES = {"young": "plain", "middle": "soon", "old": "late"}
AGES = (30, 90)  # days after which what is open is old, and very old


@dataclass(frozen=True)
class Overview:
    """What upper rooms are asked for: the answer of theirs, as this person may see it."""

    user: Any


def leads(user):
    """Whether a person leads a unit or the administration, in any capacity."""
    return any(post.kind in HEADS for actor in actors_of(user) for post in actor.posts)


@login_required
@require_safe
def overview(request):
    """The page, for those who lead; what they may not see is counted nowhere on it."""
    if not leads(request.user):
        raise PermissionDenied
    kept, aims = KeptMonths(), goals(request.user)
    told = sorted((each for each in figures() if each.overview), key=lambda each: each.overview)
    context = {
        "day": today(),
        "sections": [each for each in sections_of(request.user) if each.group in OWN],
        "late": _late(request.user),
        "courses": [_course(each, request.user, kept, aims) for each in told if each.is_kept],
        "numbers": _numbers([each for each in told if each.only_now], request.user),
        "panels": panels_of(Overview(request.user), "overview", request),
    }
    return render(request, "web/overview.html", context)


def _late(user):
    """How much is late, by the unit it waits for, the most first."""
    rows = late_by_unit(user)
    url = f"{reverse('home')}?group=unit"
    total = sum(count for _name, _code, count in rows)
    lines = [[words_cell(name), count_cell(count, f"{url}&unit={code}")] for name, code, count in rows]
    return {"total": total, "url": url, "table": Table.of([_("Unit"), _("Late")], lines)}


def _course(figure, user, kept, aims):
    """A share of this year against its target, and its last months."""
    goal = aims.get(figure.name)
    (number,) = figure.course(user, [this_year()], kept=kept)
    course = figure.course(user, periods_until(PeriodKind.MONTH, today(), MONTHS), kept=kept)
    points = [
        Point(
            short=each.period.short_words(),
            label=each.period.words(),
            value=each.value,
            words=each.words(),
            tone=goal.tone_of(each.value) if goal else "plain",
            url=each.url(),
            behind=each.behind(),
        )
        for each in course
    ]
    aim = {"target": goal.target, "warning": goal.warning, "direction": goal.direction} if goal else {}
    return {
        "number": number,
        "goal": goal,
        "tone": goal.tone_of(number.value) if goal else "plain",
        "tone_words": goal.tone_words(number.value) if goal else "",
        "chart": chart_svg(points, key=figure.name, title=str(figure.label), **aim),
        "table": Table.of([_("Period"), figure.label], [[words_cell(p.label, url=p.url), p.words] for p in points]),
    }


def _numbers(told, user):
    """What is open or overdue now, by how long it has been so."""
    heads = [_("What"), _("In all"), *_age_words()]
    return Table.of(heads, [_by_age(figure, user) for figure in told])


def _age_words():
    young, old = AGES
    return [
        ngettext("up to %(days)s day", "up to %(days)s days", young) % {"days": young},
        _("%(from)s to %(until)s days") % {"from": young + 1, "until": old},
        _("longer than %(days)s days") % {"days": old},
    ]


def _by_age(figure, user):
    """One figure as a row: its question, how many, and how many of each age, counted from the day they began."""
    begun = getattr(type_of(figure.model), "dated_by", "created_at")
    young, old = (_days_ago(days, figure.model, begun) for days in AGES)
    ages = {
        "all": Count("pk"),
        "young": Count("pk", filter=Q(**{f"{begun}__gte": young})),
        "middle": Count("pk", filter=Q(**{f"{begun}__lt": young, f"{begun}__gte": old})),
        "old": Count("pk", filter=Q(**{f"{begun}__lt": old})),
    }
    rows = figure.part(figure.seen_by(user), this_year())
    counts = rows.order_by().aggregate(**ages)
    url = reverse("figure", args=[figure.name])
    aged = [toned(counts[age], tone) if counts[age] else 0 for age, tone in AGE_TONES.items()]
    return [words_cell(figure.label, url=url), count_cell(counts["all"], url), *aged]


def _days_ago(days, model, field):
    """A day so long ago, as a moment where the field is one."""
    day = today() - timedelta(days=days)
    is_moment = model._meta.get_field(field).get_internal_type() == "DateTimeField"
    return datetime.combine(day, time(), now().tzinfo) if is_moment else day
