"""The first step that is the receiving itself: whoever accepts the dossier has done it, and is not asked again.

It is one of the desk that accepts, leads on in one way only, and has no result to attach. Its time counts as used the
moment it is opened; that it was done, by whom and with which answers stands on the control sheet like any other step.
"""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from .desk import desk_kinds


def receiving_step(version):
    """The first step of a version where that is the receiving itself, with its fields; else None."""
    first = next(iter(version.active_steps()), None)
    return first if first is not None and is_receiving(first, version) else None


def is_receiving(step, version):
    """Whether a first step asks for nothing that accepting the dossier at the desk has not done."""
    onward = [each for each in step.active_outcomes() if not each.ends]
    return step.post in desk_kinds(version) and len(onward) == 1 and not (step.result_required or step.join_rule)


def finish_receiving(case, actor, values):
    """Do the first step with the acceptance, and open the one to which it leads. Raises ValidationError."""
    row = case.way.open()[0]
    if row not in case.way.free_for(actor) or not is_receiving(row.step, case.version):
        raise ValidationError({"first_step": [_("The first step is not the receiving itself: it is done on its own.")]})
    taken = case.way.outcome(row, "")
    case.way.answer(row, values, None, "")
    case.way.finish(row, actor, taken, "")
