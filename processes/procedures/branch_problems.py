"""What is wrong with the branches and the limits of a step of a definition: a sentence each."""

from django.utils.translation import gettext as _

from .conditions import ORDERED, condition_of, field_named, meaning
from .states import Comparison, Ending, FieldKind


def of_branches(step, position, steps):
    """Each branch says on what it depends and where it leads; and the outcome itself is the way of all others."""
    outcomes = {each.get("code"): each for each in step.get("outcomes") or []}
    usual = next(iter(outcomes.values()), {})
    codes = {each["code"] for each in steps}
    for branch in step.get("branches") or []:
        words = {"branch": condition_of(branch, steps)}
        outcome = outcomes.get(branch["outcome"]) if branch.get("outcome") else usual
        if not outcome:
            yield _("The branch “%(branch)s” belongs to an outcome that this step does not have.") % words
        elif outcome.get("leads_to") in Ending.values:
            yield _("The branch “%(branch)s” can't be taken: its outcome ends the dossier.") % words
        target = branch.get("leads_to") or ""
        if target not in codes:
            yield _("The branch “%(branch)s” leads nowhere: say to which step.") % words
        yield from _of_condition(branch, position, steps, words)


def _of_condition(branch, position, steps, words):
    found = field_named(steps, branch.get("field"))
    if found is None:
        yield _("The branch “%(branch)s” depends on a field that no step asks for.") % words
        return
    place, field = found
    if place > position:
        yield _("The branch “%(branch)s” depends on a field that is filled in only later.") % words
    comparison, value = branch.get("comparison"), branch.get("value") or ""
    if comparison not in Comparison.values:
        yield _("Say how the branch “%(branch)s” compares.") % words
    elif comparison in (Comparison.LESS, Comparison.AT_LEAST) and field.get("kind") not in ORDERED:
        yield _("The branch “%(branch)s”: only numbers and days are less or at least.") % words
    if not _is_one_of(value, field):
        yield _("The branch “%(branch)s” names a value that its field can't have.") % words


def _is_one_of(value, field):
    if meaning(field.get("kind"), value) is None:
        return False
    if field.get("kind") != FieldKind.CHOICE:
        return True
    choices = field.get("choices") or []
    choices = choices.splitlines() if isinstance(choices, str) else choices
    return meaning(FieldKind.CHOICE, value) in {meaning(FieldKind.CHOICE, each) for each in choices}


def of_limits(step):
    """A dossier whose outcomes are all used up would stand still."""
    outcomes = step.get("outcomes") or []
    limited = [each for each in outcomes if each.get("at_most") not in (None, "")]
    if outcomes and len(limited) == len(outcomes):
        yield _("Every outcome of this step has a limit: leave one without, or a dossier would stand still here.")
    for each in limited:
        if str(each["at_most"]) == "0":
            yield _("“%(outcome)s” could never be taken: its limit is 0.") % {"outcome": each["label"]}
