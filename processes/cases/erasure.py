"""Erasing who the applicant was, once a dossier has rested for its time (Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15)."""

import logging
from datetime import timedelta

from django.db import transaction
from django.db.models.functions import Coalesce

from qms.evidence.identity import Identity, erase_identity
from qms.ledger.now import now
from qms.people.models import system_person

from .models import Case
from .states import AT_REST

WHY = "At rest for more than {days} days (Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15)."

logger = logging.getLogger("qms.cases")


def to_erase(days):
    """Dossiers at rest for longer than so many days whose applicant is still known."""
    rested = Case._base_manager.filter(state__in=AT_REST, applicant__erased_at__isnull=True)
    rested = rested.annotate(rests_since=Coalesce("delivered_at", "ended_at"))
    return rested.filter(rests_since__lt=now() - timedelta(days=days)).order_by("pk")


def erase_applicants(days):
    """Erase them, each for itself; gives the numbers of the dossiers. The moment stays with the digest."""
    erased = []
    for case in to_erase(days):
        with transaction.atomic():
            identity = Identity.objects.select_for_update().get(pk=case.applicant_id)
            if identity.erased_at is None:
                erase_identity(identity, by=system_person(), why=WHY.format(days=days))
                erased.append(case.number)
        logger.info("identity of the applicant erased: %s", case.number)
    return erased
