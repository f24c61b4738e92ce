"""Keeping the rounds of self-inspection and their points: those who keep the quality system do (9.1.3)."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from audits.auditors.keeping import must_keep
from qms.ledger.entry import recording
from qms.ledger.now import today
from qms.lifecycle.door import follow_each

from .models import SelfInspection
from .parts import InspectionRound, Point
from .states import InspectionState

WAITING = (InspectionState.OPENED, InspectionState.ASSESSED, InspectionState.RETURNED)


@transaction.atomic
def add_round(*, by, unit, name, points=(), copy=None, **days):
    """A round with its points, or with those of an earlier round."""
    actor = must_keep(by)
    _refuse_disorder(days)
    if InspectionRound.objects.filter(unit=unit, name=name).exists():
        raise ValidationError({"name": [_("There is a round of this name.")]})
    given = list(points) or [
        {"field": each.field, "text": each.text, "most": each.most}
        for each in (copy.points.filter(active=True) if copy else ())
    ]
    if not given:
        raise ValidationError({"points": [_("Give at least one point, or choose a round whose points are taken.")]})
    with recording(by=by, act="create", on_behalf_of=actor.on_behalf_of):
        made = InspectionRound.objects.create(unit=unit, name=name, **days)
        Point.save_all([Point(round=made, position=place, **each) for place, each in enumerate(given, 1)])
    return made


@transaction.atomic
def change_round(round_, *, by, name, points=(), **days):
    """Other days and points; once the round is open its points stay, and only its due day moves."""
    actor = must_keep(by)
    _refuse_disorder(days)
    is_open = round_.opens_on <= today()
    if is_open and any(days[each] != getattr(round_, each) for each in ("since", "until", "opens_on")):
        raise ValidationError({"opens_on": [_("The round is open: only its due day can be moved.")]})
    if is_open and points != points_of(round_):
        raise ValidationError({"points": [_("The round is open: its points stay, so that all units answer the same.")]})
    with recording(by=by, act="edit", on_behalf_of=actor.on_behalf_of):
        round_.name = name
        for each, value in days.items():
            setattr(round_, each, value)
        round_.save()
        if not is_open:
            _set_points(round_, points)
        waiting = round_.inspections.filter(state__in=WAITING).exclude(due_on=round_.due_on)
        follow_each(waiting, SelfInspection.move_due, actor=actor, due_on=round_.due_on)
    return round_


def points_of(round_):
    """The active points as a form gives them."""
    rows = round_.points.filter(active=True)
    return [{"field": each.field, "text": each.text, "most": each.most} for each in rows]


def _set_points(round_, given):
    known = {point.text: point for point in round_.points.all()}
    wanted = {each["text"]: each for each in given}
    rows = []
    for place, (text, each) in enumerate(wanted.items(), 1):
        point = known.get(text) or Point(round=round_, text=text)
        point.field, point.most, point.position, point.active = each["field"], each["most"], place, True
        rows.append(point)
    for text, point in known.items():
        if text not in wanted and point.active:
            point.active = False
            rows.append(point)
    Point.save_all(rows)


def _refuse_disorder(days):
    if days["until"] < days["since"]:
        raise ValidationError({"until": [_("The last day is before the first.")]})
    if days["due_on"] < days["opens_on"]:
        raise ValidationError({"due_on": [_("It is due before it opens.")]})
