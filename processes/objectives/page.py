"""How an objective is shown: its course against the target, and each value with what stands behind it."""

from django.utils.translation import gettext_lazy as _

from qms.web.cells import Cell
from qms.web.chart_svg import Point, chart_svg

from .models import Objective


def course_of(objective):
    """The drawing of the values over the periods of its term, the table beside it, and what is missing."""
    points = [point_of(objective, period) for period in objective.course.periods()]
    drawn = chart_svg(
        points,
        key="course",
        title=objective.title,
        target=objective.target,
        warning=objective.warning,
        direction=objective.direction,
    )
    return {"chart": drawn, "measurements": objective.course.measured(), "missing": objective.course.missing_periods()}


def point_of(objective, period):
    """One period of the course, with its value where there is one."""
    row = next((each for each in objective.course.measured() if each.first == period.first), None)
    value = row.value if row else None
    return Point(
        short=period.short_words(),
        label=period.words(),
        value=value,
        words=row.words() if row else "–",
        tone=objective.course.tone_of(value),
        tone_words=objective.course.tone_words(value) if row else "",
    )


def last_value(objective):
    """The newest value against the target, in words, as registers show it."""
    rows = [each for each in objective.course.measured() if each.value is not None]
    label = str(Objective._meta.get_field("target").verbose_name)
    if not rows:
        return Cell(label, "text", objective.course.target_words())
    row = rows[-1]
    words = f"{row.words()} ({row.period}) · {objective.course.target_words()} · {row.tone_words()}"
    return Cell(label, "toned", words, row.tone())


last_value.short_description = _("last value and target")
