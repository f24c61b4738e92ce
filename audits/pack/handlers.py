"""The clock makes the packs that were asked for, one at each pass; a crash leaves it to the next pass."""

from qms.inbox.passes import each_pass

from .making import make
from .models import EvidencePack


@each_pass("make_evidence_packs", apart=True)
def make_waiting(now):
    """Make the pack that has waited longest."""
    waiting = (
        EvidencePack.objects.filter(made_at__isnull=True).select_related("unit", "asked_by").order_by("pk").first()
    )
    if waiting is None:
        return 0
    make(waiting)
    return 1
