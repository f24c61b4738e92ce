"""The opinions that a step of a saved version asks for, in words: on its page and in the written procedure."""

from django.utils.translation import gettext as _

from .joins import Join
from .promise import in_words


def opinions_in_words(step):
    """A line for each opinion asked, and one for how they are joined; none where nobody is asked."""
    asked = step.active_opinions()
    lines = [
        _("Opinion %(code)s: %(whom)s, within %(time)s")
        % {"code": f"{step.code}.{each.position}", "whom": each, "time": in_words(each.minutes)}
        for each in asked
    ]
    return [*lines, _("Join: %(rule)s") % {"rule": join_in_words(step, len(asked))}] if asked else []


def join_in_words(step, asked):
    """How the opinions are joined."""
    if step.join_rule != Join.SOME:
        return step.get_join_rule_display() or "?"
    return _("%(needed)s of %(asked)s agree") % {"needed": step.needed or "?", "asked": asked}
