"""How an objective is shown: its course against the target, and each value with what stands behind it."""

from django.db.models import prefetch_related_objects
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from qms.web.cells import Cell, toned, words_cell
from qms.web.chart_svg import Point, chart_svg
from qms.web.tables import Table

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
    heads = [_("Period"), _("Value"), _("Against the target"), _("Behind it")]
    table = Table.of(heads, [_row(objective, each) for each in objective.course.measured()])
    return {"chart": drawn, "measurements": table, "missing": objective.course.missing_periods()}


def _row(objective, row):
    against = toned(row.tone_words(), row.tone())
    return [row.period, words_cell(row.words(), row.behind()), against, _source(objective, row)]


def _source(objective, row):
    """What was counted, or what was said of a value that a person wrote."""
    if not row.computed:
        return row.note
    count = row.counted()
    words = ngettext("%(number)s record counted", "%(number)s records counted", count) % {"number": count}
    return words_cell(words, url=reverse("objective_counted", args=[objective.pk, row.pk]))


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
    """The newest value against the target, in words, as registers show it; those of a page are read together."""
    together = getattr(objective.calendars, "rows", ())
    if len(together) > 1:
        prefetch_related_objects(together, "measurements")
    rows = [each for each in objective.course.measured() if each.value is not None]
    label = str(Objective._meta.get_field("target").verbose_name)
    if not rows:
        return Cell(label, "text", objective.course.target_words())
    row = rows[-1]
    words = f"{row.words()} ({row.period}) · {objective.course.target_words()} · {row.tone_words()}"
    return Cell(label, "toned", words, row.tone())


last_value.short_description = gettext_lazy("last value and target")
