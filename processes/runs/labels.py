"""Under what a dossier counts, as keys with their words: a number on a page and the list it opens ask the same keys."""

from hashlib import sha256

from django.utils.translation import gettext as _

from qms.web.periods import PeriodKind, period_of

from ..cases.case_lateness import EARLY, LATE, ON_TIME, UNTIMED
from ..procedures.states import Ending
from .conformance import departure, is_compared, returns, turns

AS_DRAWN, DEPARTED = "drawn.yes", "drawn.no"


def verdict_words():
    """How a dossier can stand to its due moment once it has ended."""
    return {
        EARLY: _("early, by a working day or more"),
        ON_TIME: _("on time"),
        LATE: _("late"),
        UNTIMED: _("without a due moment"),
    }


def digest(text):
    """A few letters that stand for long words in an address."""
    return sha256(text.encode()).hexdigest()[:12]


def step_key(trace, visit):
    return f"step.{trace.procedure}.{digest(visit.step)}"


def path_words(trace):
    """The path in words: its steps, and how the work ended."""
    return " → ".join([*trace.path, trace.ending])


def path_key(trace):
    return f"path.{trace.procedure}.{digest('|'.join([*trace.path, trace.result]))}"


def month_of(trace):
    return period_of(PeriodKind.MONTH, trace.ended_on)


def labels_of(trace):
    """{key: words} of everything under which it counts."""
    month = month_of(trace)
    found = {
        f"verdict.{trace.verdict}": verdict_words()[trace.verdict],
        f"procedure.{trace.procedure}": trace.procedure_words,
        f"unit.{trace.unit}": trace.unit_words,
        f"month.{month.first:%Y-%m}": month.words(),
        path_key(trace): path_words(trace),
    }
    if is_compared(trace):
        left = departure(trace)
        found[DEPARTED if left else AS_DRAWN] = _("left the path drawn") if left else _("kept to the path drawn")
        if left:
            found[departure_key(left)] = left
    for visit in trace.visits:
        found[step_key(trace, visit)] = visit.name
        if visit.is_beyond:
            found[f"{step_key(trace, visit)}.beyond"] = _("%(step)s: beyond its time") % {"step": visit.name}
    for source, target in turns([trace]):
        found[way_key(trace.procedure, source, target)] = f"{source} → {target_words(target)}"
    for visit in returns(trace):
        found[return_key(trace, visit)] = return_words(visit)
    for asked in trace.asked:
        found[asked_key(asked)] = asked.cause
    return found


def departure_key(words):
    """Where it left the path drawn, the same words of whichever procedure."""
    return f"left.{digest(words)}"


def way_key(procedure, source, target):
    """From a step to another, or to how the work ended."""
    return f"way.{procedure}.{digest(f'{source}|{target}')}"


def target_words(target):
    """A step by its code, an ending by its words."""
    return str(Ending(target).label) if target in Ending.values else target


def return_words(visit):
    """Where and by which outcome the work went back."""
    words = {"step": visit.name, "outcome": visit.outcome, "back": visit.leads_to}
    return _("%(step)s, “%(outcome)s”: back to %(back)s") % words


def return_key(trace, visit):
    return f"return.{trace.procedure}.{digest('|'.join([visit.step, visit.outcome, visit.leads_to]))}"


def asked_key(asked):
    return f"asked.{digest(asked.cause)}"
