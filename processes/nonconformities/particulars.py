"""The particulars of a nonconformity: its number and short title, what is missing, and who may not be named."""

from django.core.exceptions import ValidationError
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from qms.evidence.numbers import next_number
from qms.ledger.now import today
from qms.people.actors import Actor
from qms.people.posts import PostKind

from . import rules

SHORT = 120
REPORTED = ("title", "description", "step", "unit", "process", "clause", "detected_on", "provider")


def new_number():
    """The next number of the year."""
    year = str(today().year)
    return f"KPH-{year}-{next_number('nonconformity', year):04d}"


def first_words(description):
    """A short title from the first line of a description."""
    lines = description.strip().splitlines() or [""]
    return Truncator(lines[0].strip()).chars(SHORT)


def check_day(name, day):
    """Raise ValidationError for a day that has not come yet."""
    if day is not None and day > today():
        raise ValidationError({name: [_("Choose today or an earlier day.")]})


def change_report(record, values):
    """What the reporter says anew in place of what stands. Raises ValidationError."""
    check_day("detected_on", values.get("detected_on"))
    for name in REPORTED:
        if name in values:
            setattr(record, name, values[name])
    missing_of(record, "description", "unit", "detected_on")
    record.title = record.title.strip() or first_words(record.description)


def place(record, unit=None, process=None, provider=None):
    """Say where it belongs and whose work it came of; what is not said stays."""
    record.unit, record.process = unit or record.unit, process or record.process
    record.provider = provider or record.provider


def missing_of(record, *names):
    """Raise ValidationError for what is not set, each at its field."""
    faults = {name: [_("This is needed here.")] for name in names if getattr(record, name) in (None, "")}
    if faults:
        raise ValidationError(faults)


def owner_refused(record, actor):
    """Whoever decides as quality manager does not name themselves owner; no exception, no owner."""
    decides = actor.holds(PostKind.QUALITY_MANAGER, record.unit)
    if decides and not rules.is_not_owner(record, actor):
        raise ValidationError({"owner": [rules.is_not_owner.sentence]})


def check_persons(record):
    """Whoever is named verifier is not the owner and did none of the work, unless exempted by top management."""
    if record.verifier is None:
        return
    named = Actor(record.verifier)
    wanted = (rules.verifier_is_not_owner, rules.verifier_did_no_work)
    faults = [rule.sentence for rule in wanted if not rule(record, named)]
    if faults:
        raise ValidationError({"verifier": faults})


def name_others(record, actor, owner, verifier):
    """Put others in the places of owner and verifier; whoever judges the effect is named by somebody else."""
    if verifier and verifier != record.verifier and actor.involves(verifier):
        raise ValidationError({"verifier": [_("Somebody else names you.")]})
    record.owner, record.verifier = owner or record.owner, verifier or record.verifier
    if owner is not None:
        owner_refused(record, actor)
    check_persons(record)
