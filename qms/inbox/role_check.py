"""Whether the program works in PostgreSQL under a role that owns nothing and has the rights it needs, and no others."""

from django.conf import settings
from django.db import connection
from django.utils.translation import gettext as _

from qms.ledger.roles import NotNarrow, refuse_if_wide, rights_amiss

from .doctor import Check, examined_in_database

MOST_NAMED = 5


@examined_in_database
def role():
    """Who has the program's password can't switch a guard off, and the program lacks nothing."""
    subject, todo = _("Role in the database"), _("As the owner of the tables, run: manage.py roles")
    if connection.vendor != "postgresql":
        return Check(subject, True, _("The embedded database has no roles."))
    try:
        refuse_if_wide(connection, _current())
    except NotNarrow:
        says = _("The program's own role could switch guards off.")
        return Check(subject, settings.DEMO, says, "" if settings.DEMO else todo)
    amiss = rights_amiss(connection)
    if amiss:
        named = ", ".join(amiss[:MOST_NAMED])
        says = _("{count} rights are missing (-) or too many (+): {names}.").format(count=len(amiss), names=named)
        return Check(subject, False, says, todo)
    return Check(subject, True, _("The program's role owns nothing and has what it needs."))


def _current():
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        return cursor.fetchone()[0]
