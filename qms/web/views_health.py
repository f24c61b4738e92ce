"""What machines ask: whether the process lives, whether it can work."""

import logging

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from qms.evidence.seal_copies import last_copy
from qms.evidence.verdicts import alarm, last_whole

logger = logging.getLogger("qms.web")


@never_cache
@require_safe
def alive(request):
    """The process answers; nothing else is asked."""
    return JsonResponse({"status": "alive", "version": settings.VERSION})


@never_cache
@require_safe
def ready(request):
    """The database answers and has no migration pending; 503 otherwise."""
    obstacle = _obstacle()
    if obstacle:
        return JsonResponse({"status": "not ready", "obstacle": obstacle}, status=503)
    return JsonResponse({"status": "ready", "version": settings.VERSION} | _evidence())


def _evidence():
    """When everything was last verified, and when the last copy of a seal left; whether it is whole."""
    last, copy = last_whole(), last_copy()
    return {
        "evidence": "altered" if alarm() else "whole" if last else "not verified",
        "verified_at": last and last.ended_at.isoformat(),
        "seal_copied_at": copy and copy.at.isoformat(),
    }


def _obstacle():
    """What keeps the program from working, in a word for the machine that asks; the log has the rest."""
    try:
        connection.ensure_connection()
        executor = MigrationExecutor(connection)
        pending = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError:
        logger.exception("the database does not answer")
        return "database"
    return "migrations" if pending else ""
