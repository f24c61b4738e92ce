"""Guards that ask other tables before a row is written, on both databases.

SQLite's triggers may ask; on PostgreSQL a trigger's WHEN may not, so a function of its own is asked there. The trigger
itself refuses by the same function as every other guard, and what the function says is compared as they are.
"""

import re

from django.db.backends.ddl_references import Statement, Table

from .guards import REFUSE, Guard

ROW = re.compile(r"\bNEW\.(\w+)")
ASKED_IN = "search_path=public, pg_temp"  # whatever schema the session that writes looks into first


class AskingGuard(Guard):
    """A guard whose `when` asks other tables about the NEW row; only for INSERT and UPDATE."""

    @property
    def function(self):
        """The name of its function on PostgreSQL."""
        return f"{self.name}_asks"

    def body(self):
        """What that function answers: whether the row is refused."""
        return "SELECT " + ROW.sub(r"new_\1", self.when)

    def columns(self):
        """The columns of the NEW row that are asked about, each once."""
        return list(dict.fromkeys(ROW.findall(self.when)))

    def statements(self, model, editor):
        if editor.connection.vendor == "sqlite":
            return super().statements(model, editor)
        types = {field.column: field.rel_db_type(editor.connection) for field in model._meta.concrete_fields}
        taken = ", ".join(f"new_{column} {types[column]}" for column in self.columns())
        given = ", ".join(f"NEW.{column}" for column in self.columns())
        make = (
            f"CREATE OR REPLACE FUNCTION {self.function}({taken}) RETURNS boolean LANGUAGE sql STABLE"
            f" SET {ASKED_IN.replace('=', ' = ')} AS $$ {self.body()} $$"
        )
        trigger = Statement(
            f"CREATE OR REPLACE TRIGGER {editor.quote_name(self.name)} BEFORE {self.event} ON %(table)s FOR EACH ROW"
            f" WHEN ({self.function}({given})) EXECUTE FUNCTION guard_refuse('{self.says}')",
            table=Table(model._meta.db_table, editor.quote_name),
        )
        return [REFUSE, make, trigger]

    def remove_sql(self, model, schema_editor):
        trigger = super().remove_sql(model, schema_editor)
        if schema_editor.connection.vendor == "sqlite":
            return trigger
        return f"{trigger}; DROP FUNCTION IF EXISTS {self.function}"


def functions_asked(models):
    """{function: what it answers} of the guards of these models that ask."""
    asking = [each for model in models for each in model._meta.constraints if isinstance(each, AskingGuard)]
    return {each.function: each.body() for each in asking}
