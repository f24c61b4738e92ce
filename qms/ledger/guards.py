"""Refusals written into the database and carried by the migrations like any constraint.

They are Statements on a Table, so that Django itself drops and re-creates them when SQLite rebuilds a table.
Both databases answer a forbidden statement with an IntegrityError.
"""

from django.db.backends.ddl_references import Statement, Table
from django.db.models import BaseConstraint

# Which SQL the code makes of a guard. The migrations carry the number, not the SQL: whoever changes what a guard says
# or asks raises it, and makemigrations then has every guard made anew. A trigger that no edition makes any more is
# dropped by that migration with RunSQL.
EDITION = 1

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


class Carried(BaseConstraint):
    """A constraint that plain SQL holds, and that no form needs to ask."""

    asked: tuple[str, ...] = ()  # names of the arguments besides `name` and `edition`

    def __init__(self, *, name, edition=EDITION, **asked):
        super().__init__(name=name)
        if asked.keys() != {*self.asked}:
            raise TypeError(f"{type(self).__name__} takes {', '.join(self.asked)}, not {', '.join(asked)}.")
        self.edition = edition
        for key, value in asked.items():
            setattr(self, key, value)

    def statements(self, model, editor):
        """The SQL statements that make this constraint, in order."""
        raise NotImplementedError

    def singles(self):
        """The guards and keys of which this constraint is made: itself, unless it is a set."""
        return [self]

    def constraint_sql(self, model, schema_editor):
        if schema_editor.connection.vendor == "sqlite":
            set_aside(schema_editor, model._meta.db_table)
        return self.create_sql(model, schema_editor)

    def create_sql(self, model, schema_editor):
        schema_editor.deferred_sql.extend(self.statements(model, schema_editor))

    def validate(self, *args, **kwargs):
        """The database answers; there is nothing to ask beforehand."""

    def deconstruct(self):
        """What a migration writes down; what is empty needs no line."""
        path, args, kwargs = super().deconstruct()
        asked = {key: getattr(self, key) for key in self.asked}
        told = {key: value for key, value in asked.items() if value not in (None, False, "", [])}
        return path, args, kwargs | {"edition": self.edition} | told

    def __eq__(self, other):
        return type(other) is type(self) and self.deconstruct() == other.deconstruct()

    __hash__ = BaseConstraint.__hash__


class Guard(Carried):
    """When `event` (INSERT, UPDATE, DELETE, TRUNCATE) would make `when` true, the database refuses and says `says`."""

    asked: tuple[str, ...] = ("event", "when", "says")
    event: str
    when: str
    says: str

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


class GuardSet(Carried):
    """Several guards and keys of one table that a migration carries as one constraint."""

    def parts(self):
        """The guards, keys and smaller sets, in the order in which they are made."""
        raise NotImplementedError

    def singles(self):
        return [single for part in self.parts() for single in part.singles()]

    def statements(self, model, editor):
        return [statement for single in self.singles() for statement in single.statements(model, editor)]

    def constraint_sql(self, model, schema_editor):
        clauses = [single.constraint_sql(model, schema_editor) for single in self.singles()]
        return ", ".join(filter(None, clauses)) or None

    def remove_sql(self, model, schema_editor):
        return "; ".join(str(single.remove_sql(model, schema_editor)) for single in self.singles())


def guards_of(model):
    """The guards and keys of a table, each by itself."""
    carried = [each for each in model._meta.constraints if isinstance(each, Carried)]
    return [single for each in carried for single in each.singles()]


def add_constraints(model, constraints):
    """Put constraints on a model class after it was made, where makemigrations sees them too."""
    model._meta.constraints = [*model._meta.constraints, *constraints]
    model._meta.original_attrs["constraints"] = model._meta.constraints
