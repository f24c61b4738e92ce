"""Refusals written into the database and carried by the migrations like any constraint.

They are Statements on a Table, so that Django itself drops and re-creates them when SQLite rebuilds a table.
Both databases answer a forbidden statement with an IntegrityError.
"""

from django.db.backends.ddl_references import Statement, Table
from django.db.models import BaseConstraint, UniqueConstraint

REFUSE = (
    "CREATE OR REPLACE FUNCTION guard_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ "
    "BEGIN RAISE EXCEPTION USING MESSAGE = TG_ARGV[0], ERRCODE = 'check_violation'; END $$"
)


def set_aside(editor, table):
    """While SQLite rebuilds a table, no trigger of another table may name it: put those away until the end."""
    rebuilt = table.removeprefix("new__")
    if rebuilt == table:
        return
    with editor.connection.cursor() as cursor:
        cursor.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name <> %s AND instr(sql, %s) > 0",
            [rebuilt, rebuilt],
        )
        for name, sql in cursor.fetchall():
            cursor.execute(f"DROP TRIGGER {editor.quote_name(name)}")
            editor.deferred_sql.append(sql.replace("CREATE TRIGGER", "CREATE TRIGGER IF NOT EXISTS", 1))


class HistoryKey(UniqueConstraint):
    """A key of a history table, to which triggers of its record's table refer while either is rebuilt."""

    def constraint_sql(self, model, schema_editor):
        if schema_editor.connection.vendor == "sqlite":
            set_aside(schema_editor, model._meta.db_table)
        return super().constraint_sql(model, schema_editor)


class Carried(BaseConstraint):
    """A constraint that plain SQL holds, and that no form needs to ask."""

    asked = ()  # names of the arguments besides `name`

    def __init__(self, *, name, violation_error_message=None, violation_error_code=None, **kwargs):
        super().__init__(name=name)
        for key in self.asked:
            setattr(self, key, kwargs[key])

    def statements(self, model, editor):
        """The SQL statements that make this constraint, in order."""
        raise NotImplementedError

    def _defer(self, model, editor):
        editor.deferred_sql.extend(self.statements(model, editor))

    def constraint_sql(self, model, schema_editor):
        if schema_editor.connection.vendor == "sqlite":
            set_aside(schema_editor, model._meta.db_table)
        self._defer(model, schema_editor)

    def create_sql(self, model, schema_editor):
        self._defer(model, schema_editor)

    def validate(self, *args, **kwargs):
        """The database answers; there is nothing to ask beforehand."""

    def deconstruct(self):
        path, args, kwargs = super().deconstruct()
        return path, args, kwargs | {key: getattr(self, key) for key in self.asked}

    def __eq__(self, other):
        return type(other) is type(self) and self.deconstruct() == other.deconstruct()

    __hash__ = BaseConstraint.__hash__


class Guard(Carried):
    """When `event` (INSERT, UPDATE, DELETE, TRUNCATE) would make `when` true, the database refuses and says `says`."""

    asked = ("event", "when", "says")

    def __init__(self, *, name, event, says, when="", **kwargs):
        super().__init__(name=name, event=event, when=when, says=says, **kwargs)

    def refused_when(self, model, editor):
        """The SQL that is true of what is refused."""
        return self.when

    def statements(self, model, editor):
        vendor, when = editor.connection.vendor, self.refused_when(model, editor)
        if (vendor == "sqlite" and self.event == "TRUNCATE") or (vendor != "sqlite" and "SELECT" in when):
            return []  # SQLite has no TRUNCATE; only there can rows be replaced, and foreign keys be switched off
        table = Table(model._meta.db_table, editor.quote_name)
        says = self.says.replace("'", "''").replace("%", "%%")
        when = when.replace("%", "%%").replace("{table}", "%(table)s")
        name = editor.quote_name(self.name)
        if vendor == "sqlite":
            head = f"CREATE TRIGGER {name} BEFORE {self.event} ON %(table)s " + (f"WHEN {when} " if when else "")
            make = Statement(head + f"BEGIN SELECT RAISE(ABORT, '{says}'); END", table=table)
            return [f"DROP TRIGGER IF EXISTS {name}", make]
        each = "STATEMENT" if self.event == "TRUNCATE" else "ROW"
        head = f"CREATE OR REPLACE TRIGGER {name} BEFORE {self.event} ON %(table)s FOR EACH {each} "
        body = (f"WHEN ({when}) " if when else "") + f"EXECUTE FUNCTION guard_refuse('{says}')"
        return [REFUSE, Statement(head + body, table=table)]

    def remove_sql(self, model, schema_editor):
        name = schema_editor.quote_name(self.name)
        if schema_editor.connection.vendor == "sqlite":
            return f"DROP TRIGGER IF EXISTS {name}"
        return Statement(
            f"DROP TRIGGER IF EXISTS {name} ON %(table)s",
            table=Table(model._meta.db_table, schema_editor.quote_name),
        )


class CompositeKey(Carried):
    """A foreign key of several columns, checked at commit: (`fields`) must stand in `target` as (`target_fields`)."""

    asked = ("fields", "target", "target_fields")

    def _clause(self, editor):
        mine = ", ".join(map(editor.quote_name, self.fields))
        theirs = ", ".join(map(editor.quote_name, self.target_fields))
        return (
            f"CONSTRAINT {editor.quote_name(self.name)} FOREIGN KEY ({mine}) "
            f"REFERENCES {editor.quote_name(self.target)} ({theirs}) DEFERRABLE INITIALLY DEFERRED"
        )

    def statements(self, model, editor):
        table = Table(model._meta.db_table, editor.quote_name)
        return [Statement(f"ALTER TABLE %(table)s ADD {self._clause(editor)}", table=table)]

    def constraint_sql(self, model, schema_editor):
        if schema_editor.connection.vendor == "sqlite":
            return self._clause(schema_editor)  # SQLite lets the other table come later
        # Deferred, so that the other table's UNIQUE stands first.
        self._defer(model, schema_editor)
        return None

    def remove_sql(self, model, schema_editor):
        return Statement(
            f"ALTER TABLE %(table)s DROP CONSTRAINT {schema_editor.quote_name(self.name)}",
            table=Table(model._meta.db_table, schema_editor.quote_name),
        )
