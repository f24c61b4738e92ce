"""On SQLite no row may push another out of its place by OR REPLACE, whichever unique key it takes.

Each attack is first made with the guards of places gone, where it succeeds, and then with them; the pen, which a
stranger has not, is held, so that the places alone are asked.
"""

from contextlib import contextmanager

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, models, transaction

from documents.controlled.models import Document, DocumentRevision
from qms.evidence.identity import Identity, keep_identity
from qms.evidence.numbers import NumberSeries, next_number
from qms.ledger.entry import recording
from qms.ledger.formats import kept_models
from qms.ledger.guards import Guard, guards_of
from qms.ledger.pen import pen_held
from qms.ledger.places import PlaceGuard, keys_of
from qms.people.models import Post, Unit, User
from tests.documents.controlled import making
from tests.guards import lifted

from .forging import as_stored, put, row_of, run

pytestmark = pytest.mark.skipif(connection.vendor != "sqlite", reason="only SQLite replaces rows")


@pytest.fixture
def no_foreign_keys(transactional_db):
    """The hardest case: a connection that has switched foreign keys off."""
    run("PRAGMA foreign_keys = OFF")
    yield
    run("PRAGMA foreign_keys = ON")


@contextmanager
def taken_back():
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def drop_places(model):
    for each in guards_of(model):
        if isinstance(each, PlaceGuard):
            run(f'DROP TRIGGER "{each.name}"')


def stands(model, row):
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {model._meta.db_table} WHERE id = %s", [row["id"]])
        return cursor.fetchone() == tuple(row.values())


def forge_history(model, row):
    """The history row without which the row could not stand."""
    history = model.history.model
    columns = {field.column for field in history._meta.concrete_fields}
    known = {name: value for name, value in row.items() if name in columns}
    act = "create" if row["sequence"] == 1 else "x"
    words = {"history_id": 990, "history_date": "2026-01-01", "history_type": "+", "act": act, "reason": "x"}
    blank = {"declared_on": None, "on_behalf_of_id": None, "signature": "", "format": "", "mac": ""}
    put(history._meta.db_table, known | words | blank)


def insert(model, victim, new):
    """A row of another id that has what is unique in the victim's."""
    row = victim | {"id": 900, "sequence": 1, "head": "x"} | new
    if hasattr(model, "history"):
        forge_history(model, row)
    put(model._meta.db_table, row, "INSERT OR REPLACE")


def update(model, victim, other, new):
    """Another row that takes what is unique in the victim's."""
    values = victim | {name: other[name] for name in ("id", "number", "last") if name in other} | {"head": "x"} | new
    values = {name: value for name, value in values.items() if name in other}
    if hasattr(model, "history"):
        values["sequence"] = other["sequence"] + 1
        forge_history(model, values)
    told = ", ".join(f'"{name}" = %s' for name in values)
    run(
        f"UPDATE OR REPLACE {model._meta.db_table} SET {told} WHERE id = %s",
        *map(as_stored, values.values()),
        other["id"],
    )


def displaces(model, victim, attack):
    """Whether the attack would push the victim out if nobody guarded the places; True, or who else refuses it."""
    with taken_back():
        drop_places(model)
        try:
            with transaction.atomic(), pen_held():
                attack()
        except IntegrityError as refusal:
            return str(refusal)
        return not stands(model, victim)


def refused(model, victim, attack):
    with pytest.raises(IntegrityError) as refusal, taken_back(), pen_held():
        attack()
    assert stands(model, victim)
    return str(refusal.value)


def must_be_refused(model, victim, attack):
    assert displaces(model, victim, attack) is True
    assert "rows are never replaced" in refused(model, victim, attack)


# ── By hand, with foreign keys switched off


def test_a_unit_is_not_displaced_by_its_code(no_foreign_keys, office):
    victim = row_of("people_unit", "code = 'kt'")
    must_be_refused(Unit, victim, lambda: insert(Unit, victim, {"name": "x"}))


def test_a_document_is_not_displaced_by_its_number(no_foreign_keys, office):
    making.document(office)
    victim = row_of("controlled_document")
    must_be_refused(Document, victim, lambda: insert(Document, victim, {"title": "x"}))


def test_an_open_revision_is_not_displaced_by_another_of_its_document(no_foreign_keys, office):
    making.draft(office)
    victim = row_of("controlled_documentrevision")
    must_be_refused(DocumentRevision, victim, lambda: insert(DocumentRevision, victim, {"number": "x"}))


def test_a_post_is_not_displaced_by_one_that_takes_its_name(no_foreign_keys, office):
    victim = row_of("people_post", "kind = 'officer'")
    other = row_of("people_post", "kind = 'clerk'")
    must_be_refused(Post, victim, lambda: update(Post, victim, other, {}))


def test_a_series_is_not_displaced_by_another_that_takes_its_id(no_foreign_keys, office):
    with transaction.atomic():
        next_number("cases", "2025"), next_number("cases", "2026")
    victim, other = (row_of("evidence_numberseries", "period = %s", year) for year in ("2025", "2026"))
    take = "UPDATE OR REPLACE evidence_numberseries SET id = %s, last = last + 1 WHERE id = %s"
    must_be_refused(NumberSeries, victim, lambda: run(take, victim["id"], other["id"]))


def test_an_identity_is_not_displaced_by_one_that_takes_its_id(no_foreign_keys, office):
    first, second = keep_identity(full_name="Trần Thị B"), keep_identity(full_name="Lê Văn C")
    take = (
        "UPDATE OR REPLACE evidence_identity SET id = %s, full_name = '', id_number = '', phone = '', address = '',"
        f" erased_at = '2026-01-01', erased_by_id = {office.qmr.pk}, erased_why = 'x' WHERE id = %s"
    )
    with taken_back():
        drop_places(Identity)
        run(take, first.pk, second.pk)
        assert Identity.objects.count() == 1
    with pytest.raises(IntegrityError), transaction.atomic():
        run(take, first.pk, second.pk)
    assert Identity.objects.get(pk=first.pk).full_name == "Trần Thị B"


def test_a_person_is_not_displaced_by_a_new_one_of_the_same_name(no_foreign_keys, office):
    victim = row_of("people_user", "username = 'qmr'")
    row = {name: value for name, value in victim.items() if name != "id"}
    attack = lambda: put("people_user", row | {"id": 900, "full_name": "x"}, "INSERT OR REPLACE")  # noqa: E731
    must_be_refused(User, victim, attack)


def test_an_ordinary_duplicate_is_an_integrity_error_as_ever(office):
    with recording(by=office.qmr, act="create"), pytest.raises(IntegrityError), transaction.atomic():
        Unit.objects.create(code="kt", name="x")


# ── Every key of every kept model, on rows made up by their columns

FIRST, SECOND, NEW = 1, 2, 900


def made_up(field, n):
    """A value of a column, another for each n."""
    if field.name == "state":
        return str(field.default)
    if field.is_relation:
        return n
    kinds = [
        (models.JSONField, "{}"),
        (models.BooleanField, False),
        (models.DateTimeField, f"2026-01-{1 + n % 20:02d} 00:00:00"),
        (models.DateField, f"2026-01-{1 + n % 20:02d}"),
        (models.TimeField, f"{8 + n % 9:02d}:00:00"),
        (models.IntegerField, n),
        (models.DecimalField, n),
        ((models.CharField, models.TextField), f"x{n}"),
    ]
    return next(value for kind, value in kinds if isinstance(field, kind))


def columns_of(key, model):
    names = set(key.fields)
    for expression in [*key.expressions, *([key.condition] if key.condition else [])]:
        names |= {reference[0] for reference in model._get_expr_references(expression)}
    return {model._meta.get_field(name).column for name in names}


def wanted(key, model):
    """Values under which the condition of a key holds; all that is negated is that a column be empty."""
    values = {}
    for lookup, value in key.condition.children if key.condition else []:
        if key.condition.negated:
            values[model._meta.get_field(lookup).column] = f"not {value}"
            continue
        name, _, how = lookup.partition("__")
        values[model._meta.get_field(name).column] = {
            "": lambda value=value: value,
            "in": lambda value=value: value[0],
            "isnull": lambda: None,
        }[how]()
    return values


def row(model, n, **values):
    made = {field.column: made_up(field, n) for field in model._meta.concrete_fields} | values
    # A dossier is moved to a newer version by a change of its own: another guard asks for that.
    made |= {"moved_to_id": None} if "moved_to_id" in made else {}
    # A dossier is followed, with what its source told, or run here: another guard holds that together.
    run_here = {"source_system", "told_at"} <= made.keys() and "source_system" not in values
    return made | ({"source_system": "", "source_code": "", "told_at": None} if run_here else {})


KEYS = [(model, key) for model in kept_models() for key in keys_of(model)]


def is_written_once(model):
    return any(type(each) is Guard and each.event == "UPDATE" and not each.when for each in guards_of(model))


def others_refuse(model, key, event):
    """Whether another guard refuses this attack anyway: a number or a source stays, some rows never change, a record
    begins, a step leads on and asks whom its procedure names.
    """
    if key.name in ("a_case_stands_on_a_step_once", "an_opinion_is_asked_for_once_at_a_step"):
        return True
    if event == "UPDATE":
        kept = {"number", "source_code"} & {*key.fields}
        return kept or is_written_once(model)
    state = wanted(key, model).get("state")
    return state is not None and state != model._meta.get_field("state").default


@pytest.fixture
def anything_goes(db):
    """Rows of any kind are taken in, as a forger's connection takes them, and taken back afterwards."""
    run("PRAGMA ignore_check_constraints = ON")
    with taken_back(), pen_held():
        yield
    run("PRAGMA ignore_check_constraints = OFF")


def fill(key, model):
    """Two rows of the model under the key's condition, and of every kept model that it points to."""
    near = {model, *(field.related_model for field in model._meta.concrete_fields if field.is_relation)}
    near &= set(kept_models())
    with lifted(connection, {each._meta.db_table for each in near}):
        for each in near:
            for n in (FIRST, SECOND):
                put(each._meta.db_table, row(each, n, **(wanted(key, model) if each is model else {})))
    return [row_of(model._meta.db_table, "id = %s", n) for n in (FIRST, SECOND)]


def unlike_in_other_keys(model, key, n):
    """New values for what is unique in other keys, so that this key alone is attacked."""
    fresh = row(model, n)
    rest = set().union(*(columns_of(each, model) for each in keys_of(model)), set()) - columns_of(key, model)
    return {name: fresh[name] for name in rest if name != "id"}


@pytest.mark.parametrize("model, key", KEYS, ids=[f"{model._meta.label}-{key.name}" for model, key in KEYS])
def test_no_key_of_a_kept_row_is_taken_from_it(anything_goes, model, key):
    """Both attacks on the same rows: forging rows costs more than attacking them."""
    victim, other = fill(key, model)

    def take_by_insert():
        insert(model, victim, unlike_in_other_keys(model, key, NEW))

    def take_by_update():
        unlike = unlike_in_other_keys(model, key, NEW)
        unlike.pop("number", None)  # another guard keeps it
        update(model, victim, other, unlike | by_number(key, victim))

    for event, attack in {"INSERT": take_by_insert, "UPDATE": take_by_update}.items():
        before = displaces(model, victim, attack)
        said = refused(model, victim, attack)
        if others_refuse(model, key, event):
            assert f"{model._meta.label_lower.replace('.', '_')}: " in before, event
        else:
            assert before is True, event
            assert "rows are never replaced" in said, event


def by_number(key, victim):
    return {"number": victim["number"]} if "number" in key.fields else {}


@pytest.mark.parametrize("model", kept_models(), ids=lambda model: model._meta.label)
def test_history_is_not_taken_either(anything_goes, model):
    history = model.history.model
    with lifted(connection, {history._meta.db_table}):
        put(history._meta.db_table, row(history, FIRST))
    victim = row_of(history._meta.db_table)
    attack = lambda: put(history._meta.db_table, victim | {"history_id": NEW, "head": "x"}, "INSERT OR REPLACE")  # noqa: E731

    def left():
        return row_of(history._meta.db_table)["history_id"]

    with taken_back():
        drop_places(history)
        attack()
        assert left() == NEW
    with pytest.raises(IntegrityError, match="rows are never replaced"), transaction.atomic():
        attack()
    assert left() == victim["history_id"]


def test_every_table_whose_rows_are_kept_guards_their_places():
    for model in apps.get_models():
        guards = [each for each in guards_of(model) if isinstance(each, Guard)]
        if any(each.event == "DELETE" for each in guards):
            places = {each.event for each in guards if isinstance(each, PlaceGuard)}
            never = any(each.event == "UPDATE" and type(each) is Guard and not each.when for each in guards)
            fixed = {"UPDATE"} if never else set()
            assert places | fixed >= {"INSERT", "UPDATE"}, model
