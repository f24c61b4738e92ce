"""The history of a row of the calendar for the timeline: who, when, why, and what changed."""

from datetime import date, time

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from qms.acts.acts import CREATE, SEED, name_of

from .models import CalendarYear, SpecialDay

SENTENCES = {
    SEED: lambda: _("Loaded from the file of the calendar."),
    CREATE: lambda: _("Entered."),
    name_of(SpecialDay.edit): lambda: _("Changed."),
    name_of(SpecialDay.withdraw): lambda: _("Withdrawn."),
    name_of(SpecialDay.restore): lambda: _("Counts again."),
    name_of(CalendarYear.announce): lambda: _("Changed with the announcement of the year."),
}
SILENT = {"id", "sequence", "head", "calendar"}


def story_of(row):
    """Entries of a row's history, latest first. One query."""
    if row.pk is None:
        return []
    kept = list(row.history.select_related("history_user", "on_behalf_of"))
    fields = [field for field in row._meta.concrete_fields if field.name not in SILENT]
    return [
        {
            "moment": now.history_date,
            "sentence": SENTENCES[now.act]() if now.act in SENTENCES else now.act,
            "person": now.history_user,
            "on_behalf_of": now.on_behalf_of,
            "reason": now.reason,
            "changes": _changes(fields, before, now) if before else [],
        }
        for now, before in zip(kept, [*kept[1:], None], strict=True)
    ]


def _changes(fields, before, now):
    pairs = [(field, getattr(before, field.attname), getattr(now, field.attname)) for field in fields]
    return [
        {"label": capfirst(field.verbose_name), "before": _words(field, old), "after": _words(field, new)}
        for field, old, new in pairs
        if old != new
    ]


def _words(field, value):
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, time):
        return f"{value:%H:%M}"
    return str(dict(field.flatchoices).get(value, value)) if value not in (None, "") else ""
