"""Asking for a pack and having it made."""

from django.db import transaction

from qms.jobs.services import ask

from .models import ask_for_pack, ask_to_leave


@transaction.atomic
def order_pack(*, by, **asked):
    """Ask for a pack and have a worker make it. Raises ValidationError."""
    return _have_made(ask_for_pack(by=by, **asked))


@transaction.atomic
def order_to_leave(*, by, **asked):
    """Ask for everything there is and have a worker write it. Raises ValidationError."""
    return _have_made(ask_to_leave(by=by, **asked))


def _have_made(pack):
    ask("evidence_pack", by=pack.asked_by, about=f"{pack.unit}, {pack}", key=pack.job_key, pack=pack.pk)
    return pack
