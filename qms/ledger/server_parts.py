"""What every PostgreSQL database of ours has beside its tables: guards that always stand, and a way to hold writers up.

Both are made after every `migrate`, by the owner of the tables, whatever version the database came from.
"""

from django.db import connections

from .formats import kept_models

HOLD = "hold_history"  # the function by which whoever seals holds up those who write
SEARCH_PATH = "search_path=public, pg_temp"  # of that function, whatever who calls it has set
# A trigger is made so that a session may say it is a replica and not be asked; one that stands always asks everybody.
# Only those as they are made: one that somebody switched off stays so, and is told.
ALWAYS = """
DO $$ DECLARE guard record; BEGIN
  FOR guard IN SELECT tgrelid::regclass AS place, tgname FROM pg_trigger JOIN pg_proc ON pg_proc.oid = tgfoid
    WHERE NOT tgisinternal AND tgenabled = 'O' AND proname = 'guard_refuse'
  LOOP EXECUTE format('ALTER TABLE %s ENABLE ALWAYS TRIGGER %I', guard.place, guard.tgname); END LOOP;
END $$"""


def stand_always(connection):
    """Let every guard ask everybody, replicas too."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(ALWAYS)


def hold_body(connection):
    """What that function does: it holds up whoever would write into a history, until the transaction ends."""
    there, quote = {*connection.introspection.table_names()}, connection.ops.quote_name
    histories = [model.history.model._meta.db_table for model in kept_models()]
    names = ", ".join(quote(table) for table in histories if table in there)
    return f"BEGIN LOCK TABLE {names} IN SHARE MODE; END" if names else "BEGIN END"


def after_migrate(sender, using="default", **kwargs):
    """Once for all apps, when the ledger's turn comes.

    PostgreSQL lets only those lock a table who may change its rows, and nobody may change history: so the owner lends
    this one thing, and with `roles` to the program alone.
    """
    connection = connections[using]
    if sender.label != "ledger" or connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        cursor.execute(
            f"CREATE OR REPLACE FUNCTION {HOLD}() RETURNS void LANGUAGE plpgsql SECURITY DEFINER"
            f" SET {SEARCH_PATH.replace('=', ' = ')} AS $$ {hold_body(connection)} $$"
        )
        cursor.execute(f"REVOKE ALL ON FUNCTION {HOLD}() FROM PUBLIC")
    stand_always(connection)
