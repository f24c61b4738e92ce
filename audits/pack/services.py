"""Asking for a pack and having it made."""

from django.db import transaction

from qms.jobs.services import ask

from .models import ask_for_pack


@transaction.atomic
def order_pack(*, by, **asked):
    """Ask for a pack and have a worker make it. Raises ValidationError."""
    pack = ask_for_pack(by=by, **asked)
    ask("evidence_pack", by=by, about=f"{pack.unit}, {pack}", key=pack.job_key, pack=pack.pk)
    return pack
