"""Keys of several columns that tie a row to a row of another table, whatever a connection has switched off."""

from django.db.backends.ddl_references import Statement, Table
from django.db.models import UniqueConstraint

from .guards import Carried, Guard, GuardSet, set_aside


class TargetKey(UniqueConstraint):
    """The key that a HeldKey of another table points at: that table's triggers name this one while it is rebuilt."""

    def constraint_sql(self, model, schema_editor):
        if schema_editor.connection.vendor == "sqlite":
            set_aside(schema_editor, model._meta.db_table)
        return super().constraint_sql(model, schema_editor)


class CompositeKey(Carried):
    """A foreign key of several columns, checked at commit: (`fields`) must stand in `target` as (`target_fields`)."""

    asked = ("fields", "target", "target_fields")
    fields: list[str]
    target: str
    target_fields: list[str]

    def clause(self, editor):
        """The SQL of the key within that of its table."""
        mine = ", ".join(map(editor.quote_name, self.fields))
        theirs = ", ".join(map(editor.quote_name, self.target_fields))
        return (
            f"CONSTRAINT {editor.quote_name(self.name)} FOREIGN KEY ({mine}) "
            f"REFERENCES {editor.quote_name(self.target)} ({theirs}) DEFERRABLE INITIALLY DEFERRED"
        )

    def statements(self, model, editor):
        table = Table(model._meta.db_table, editor.quote_name)
        return [Statement(f"ALTER TABLE %(table)s ADD {self.clause(editor)}", table=table)]

    def constraint_sql(self, model, schema_editor):
        if schema_editor.connection.vendor == "sqlite":
            return self.clause(schema_editor)  # SQLite lets the other table come later
        # Deferred, so that the other table's UNIQUE stands first.
        return self.create_sql(model, schema_editor)

    def remove_sql(self, model, schema_editor):
        return Statement(
            f"ALTER TABLE %(table)s DROP CONSTRAINT {schema_editor.quote_name(self.name)}",
            table=Table(model._meta.db_table, schema_editor.quote_name),
        )


class HeldKey(GuardSet):
    """A composite key that SQLite holds by triggers too, since a connection there may switch foreign keys off.

    `events` (INSERT, UPDATE) are those that the triggers watch; the other table has a TargetKey of `target_fields`.
    """

    asked = ("fields", "target", "target_fields", "events")
    fields: list[str]
    target: str
    target_fields: list[str]
    events: list[str]

    def parts(self):
        given = " AND ".join(f"NEW.{field} IS NOT NULL" for field in self.fields)
        pairs = zip(self.fields, self.target_fields, strict=True)
        alike = " AND ".join(f"{theirs} = NEW.{mine}" for mine, theirs in pairs)
        guards = [
            Guard(
                name=f"{self.name}_{event.lower()}",
                event=event,
                when=f"{given} AND NOT EXISTS (SELECT 1 FROM {self.target} WHERE {alike})",
                says=f"{self.name}: there is no such row in {self.target}",
            )
            for event in self.events
        ]
        key = {"fields": self.fields, "target": self.target, "target_fields": self.target_fields}
        return [CompositeKey(name=self.name, **key), *guards]
