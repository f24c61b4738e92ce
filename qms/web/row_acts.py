"""What may be asked of several rows of a register at once: the acts that their type names, and a reminder."""

from django.utils.translation import gettext_lazy as _

from qms.acts.acts import acts_of

REMIND = "remind"
REMINDING = _("Remind whoever it waits for")


def acts_together(record_type):
    """[(name, label)] of what may be asked of several rows of this type at once."""
    acts = acts_of(record_type.model)
    found = [(name, acts[name].label) for name in record_type.together]
    return [*found, (REMIND, REMINDING)] if found else []
