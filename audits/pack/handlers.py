"""The clock makes the packs that were asked for, one at each pass; a crash leaves it to the next pass."""

import logging

from qms.inbox.passes import each_pass

from .making import BeingMade, make
from .models import EvidencePack

logger = logging.getLogger("qms.clock")


@each_pass("make_evidence_packs", apart=True)
def make_waiting(now):
    """Make the pack that has waited longest; one that can't be made holds up no other."""
    waiting = EvidencePack.objects.filter(made_at__isnull=True).select_related("unit", "asked_by").order_by("pk")
    for pack in list(waiting):
        try:
            make(pack)
        except BeingMade:
            continue
        except Exception:  # whatever is wrong with one pack, the next one is made
            logger.exception("clock: evidence pack %s could not be made", pack.pk)
            continue
        return 1
    return 0
