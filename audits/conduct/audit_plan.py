"""What the plan of an audit consists of, what it still lacks, and the sample drawn for it."""

import random
import secrets
from datetime import datetime, time, timedelta

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from processes.cases.models import Case
from qms.ledger.alignment import align

from .parts import Sampled

PLAIN = ("title", "scope", "criteria", "starts_on", "ends_on")


def plain(values):
    """The plain values of a plan's form, its days in order."""
    given = {name: value for name, value in values.items() if name in PLAIN}
    if given.get("starts_on") and given.get("ends_on") and given["ends_on"] < given["starts_on"]:
        raise ValidationError({"ends_on": [_("The last day is before the first.")]})
    return given


def lay_out(audit, *, processes=None, auditors=None, observers=None, timetable=None, **plain):
    """Bring team, processes and timetable in line with a form; what it does not name stays as it is."""
    if processes is not None:
        wanted = {(each.pk,): {} for each in processes}
        align(audit.processes.model, audit.processes.all(), ("process_id",), wanted, audit=audit)
        audit.forget_scope()
    if auditors is not None or observers is not None:
        _name_team(audit, auditors or (), observers or ())
    if timetable is not None:
        _set_timetable(audit, timetable)


def _name_team(audit, auditors, observers):
    auditors = [person for person in auditors if person != audit.lead]
    audit.auditors.refuse_obstacles("auditors", auditors)
    wanted = {(person.pk,): {"role": "observer"} for person in observers}
    wanted |= {(person.pk,): {"role": "auditor"} for person in auditors}
    align(audit.team.model, audit.team.all(), ("person_id",), wanted, audit=audit)
    audit.auditors.forget()


def _set_timetable(audit, given):
    """Set the stretches aside that are no longer planned, and add the new ones."""
    planned = {(row.begins_at, row.ends_at, row.what): row for row in audit.timetable.filter(active=True)}
    wanted = {(each["begins_at"], each["ends_at"], each["what"]): each for each in given}
    for key, row in planned.items():
        if key not in wanted:
            row.active = False
            row.save()
    for key, each in wanted.items():
        if key not in planned:
            audit.timetable.create(**each)


def gaps_of(audit):
    """Words for what is still to be set before the unit is notified."""
    asked = {
        _("scope"): audit.scope.strip(),
        _("criteria"): audit.criteria.strip(),
        _("first and last day"): audit.starts_on and audit.ends_on,
        _("processes"): audit.audited_processes,
        _("timetable"): audit.timetable.filter(active=True).exists(),
        _("checklist"): audit.lines.filter(active=True).exists(),
    }
    return [words for words, there in asked.items() if not there]


def draw(audit, size, since, until):
    """Draw dossiers that the unit received or settles, among those received in a period, by a seed that is kept."""
    begin = timezone.make_aware(datetime.combine(since, time()))
    end = timezone.make_aware(datetime.combine(until + timedelta(days=1), time()))
    path = audit.unit.path
    of_unit = Q(unit__path__startswith=path) | Q(receiving_unit__path__startswith=path)
    cases = Case.objects.filter(of_unit, received_at__gte=begin, received_at__lt=end)
    keys = list(cases.order_by("pk").values_list("pk", flat=True))
    seed = secrets.token_hex(8)
    drawn = random.Random(seed).sample(keys, min(size, len(keys)))
    known = set(audit.sample.values_list("case", flat=True))
    if not drawn:
        raise ValidationError({"since": [_("The unit received no dossier between these days.")]})
    for key in sorted(set(drawn) - known):
        Sampled.objects.create(audit=audit, case_id=key, drawn_with=seed, drawn_from=len(keys))
