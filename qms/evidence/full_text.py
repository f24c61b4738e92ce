"""The full text of a table in the database itself: FTS5 on SQLite, a tsvector with its index on PostgreSQL.

The columns hold words that are folded already (qms.text.words); the database only looks them up. Its own index follows
the table by triggers, or is a column that it generates, so whatever writes a row has it found.
"""

from django.db.backends.ddl_references import Statement, Table

from qms.ledger.guards import Carried

WEIGHTS = "ABCD"  # of the columns in their order, by which PostgreSQL tells them apart


class FullText(Carried):
    """The `columns` of a table, at most four of them, found by their words."""

    asked = ("columns",)
    columns: list[str]

    def __init__(self, *, columns, **kwargs):
        super().__init__(columns=[*columns], **kwargs)

    def statements(self, model, editor):
        made = self._sqlite() if editor.connection.vendor == "sqlite" else self._postgresql()
        return [Statement(sql, table=Table(model._meta.db_table, editor.quote_name)) for sql in made]

    def remove_sql(self, model, schema_editor):
        if schema_editor.connection.vendor == "sqlite":
            return f"DROP TABLE IF EXISTS {self.name}"
        return Statement("ALTER TABLE %(table)s DROP COLUMN IF EXISTS found_by", table=_table(model, schema_editor))

    def _sqlite(self):
        names = ", ".join(self.columns)
        old, new = (", ".join(f"{row}.{each}" for each in self.columns) for row in ("OLD", "NEW"))
        gone = f"INSERT INTO {self.name}({self.name}, rowid, {names}) VALUES ('delete', OLD.id, {old});"
        come = f"INSERT INTO {self.name}(rowid, {names}) VALUES (NEW.id, {new});"
        yield (
            f"CREATE VIRTUAL TABLE IF NOT EXISTS {self.name} USING fts5({names}, content=%(table)s, "
            "content_rowid='id', tokenize='unicode61 remove_diacritics 0', prefix='1 2 3')"
        )
        for event, does in (("INSERT", come), ("DELETE", gone), ("UPDATE", f"{gone} {come}")):
            trigger = f"{self.name}_{'idu'['IDU'.index(event[0])]}"
            yield f"DROP TRIGGER IF EXISTS {trigger}"
            yield f"CREATE TRIGGER {trigger} AFTER {event} ON %(table)s BEGIN {does} END"
        yield f"INSERT INTO {self.name}({self.name}) VALUES ('rebuild')"

    def _postgresql(self):
        parts = [
            f"setweight(to_tsvector('simple'::regconfig, {each}), '{weight}')"
            for each, weight in zip(self.columns, WEIGHTS, strict=False)
        ]
        yield "ALTER TABLE %(table)s DROP COLUMN IF EXISTS found_by"
        yield f"ALTER TABLE %(table)s ADD COLUMN found_by tsvector GENERATED ALWAYS AS ({' || '.join(parts)}) STORED"
        yield f"CREATE INDEX {self.name} ON %(table)s USING gin (found_by)"


def _table(model, editor):
    return Table(model._meta.db_table, editor.quote_name)


def asked_of(vendor, columns, wanted):
    """What a database is asked: each of `wanted` is (columns among which, words side by side, the last half-typed)."""
    if vendor == "sqlite":
        return " AND ".join(f"{{{' '.join(among)}}} : ({_of_sqlite(words)})" for among, words in wanted)
    return " & ".join(_of_postgresql(columns, among, words) for among, words in wanted)


def _of_sqlite(words):
    quoted = [f'"{each}"' for each in words]
    return f"{' + '.join(quoted)} *"


def _of_postgresql(columns, among, words):
    weights = "".join(WEIGHTS[columns.index(each)] for each in among)
    marks = [f"'{each}':{weights}" for each in words[:-1]] + [f"'{words[-1]}':*{weights}"]
    return f"({' <-> '.join(marks)})"
