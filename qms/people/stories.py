"""The history of units, posts, holdings, substitutions and accounts in sentences for the timeline."""

from datetime import date

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from qms.acts.acts import named

from .accounts import AccountChange, AccountStep
from .models import Holding, Post, Substitution, Unit
from .periods import period_words

# Names and titles may change; everything else about a row stays or is said in its sentence.
SHOWN = {Unit: ("name", "parent"), Holding: ("until",), Substitution: ("until",), Post: (), AccountChange: ()}
PLANS = named(Unit.plan_end, Unit.plan_merge, Post.plan_end)
OF_PLACES = PLANS | named(
    Unit.rename, Unit.merge, Unit.end, Unit.take_up, Unit.withdraw_end, Post.end, Post.take_up, Post.withdraw_end
)
ENDS = named(Holding.end, Substitution.end)
READS = {Unit: ("parent", "merges_into"), Holding: ("person",), Substitution: ("substitute",)}


def story_of(*querysets):
    """Entries of the histories of all these rows, latest first. One query for each queryset."""
    entries = [entry for rows in querysets for entry in _entries(rows)]
    return sorted(entries, key=lambda entry: entry["moment"])[::-1]


def _entries(rows):
    model = rows.model
    kept = model.history.filter(id__in=rows.values("pk")).order_by("history_id")
    before = {}
    for row in kept.select_related("history_user", "on_behalf_of", *READS.get(model, ())):
        yield {
            "moment": row.history_date,
            "sentence": _sentence(model, before.get(row.id), row),
            "person": row.history_user,
            "on_behalf_of": row.on_behalf_of,
            "reason": row.reason,
            "changes": _changes(model, before.get(row.id), row),
        }
        before[row.id] = row


def _sentence(model, before, row):
    ended = row.act in ENDS
    if model is Holding:
        says = _("{person} leaves the post on {until:%d/%m/%Y}.") if ended else _("{person} holds the post {period}.")
        return says.format(person=row.person, until=row.until, period=period_words(row))
    if model is Substitution:
        says = _("{person} stands in until {until:%d/%m/%Y}.") if ended else _("{person} stands in {period}.")
        return says.format(person=row.substitute, until=row.until, period=period_words(row))
    if model is AccountChange:
        return f"{AccountStep(row.step).label}."
    if row.act in OF_PLACES:
        return _place_words(model, before, row)
    return _("The unit was entered.") if model is Unit else _("The post was entered.")


def story_sentence(model, row):
    """What a history row of a holding, a substitution or an account says, whatever stood before it."""
    return _sentence(model, None, row)


def _place_words(model, before, row):
    """What became of a unit or post: its name, its end, its place among the others."""
    if row.act in named(Unit.rename):
        return _("The unit was renamed.")
    if row.act in named(Unit.take_up, Post.take_up):
        return _("It was taken up again.")
    if row.act in PLANS:
        return plan_words(row)
    if row.act in named(Unit.withdraw_end, Post.withdraw_end):
        return _("It is not to end on {day:%d/%m/%Y}: that was withdrawn.").format(day=before.ends_on)
    if before is not None and before.ended_on != row.ended_on:
        return _end_words(row)
    return _("It stands elsewhere, with the unit above it.")


def plan_words(row):
    """On which day a unit or post is to end, and what a unit goes on as part of."""
    if getattr(row, "merges_into", None):
        says = _("It is to merge into {unit} on {day:%d/%m/%Y}.")
        return says.format(unit=row.merges_into, day=row.ends_on)
    return _("It is to end on {day:%d/%m/%Y}.").format(day=row.ends_on)


def _end_words(row):
    """When it ended, and where a unit that merged goes on."""
    if row.act in named(Unit.merge):
        return _("It merged into {unit} on {day:%d/%m/%Y}.").format(unit=row.parent, day=row.ended_on)
    return _("It ended on {day:%d/%m/%Y}.").format(day=row.ended_on)


def _changes(model, before, row):
    if before is None:
        return []
    pairs = [(model._meta.get_field(name), getattr(before, name), getattr(row, name)) for name in SHOWN[model]]
    return [
        {"label": capfirst(field.verbose_name), "before": _words(old), "after": _words(new)}
        for field, old, new in pairs
        if old != new
    ]


def _words(value):
    if value is None:
        return ""
    return f"{value:%d/%m/%Y}" if isinstance(value, date) else str(value)
