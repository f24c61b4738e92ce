"""Which guards every kept row and every history row stands under."""

from .guards import CompositeKey, Guard
from .places import keys_of, place_guards, shortest


def key_fields(model):
    """The columns by which a row claims its history row; the state is among them where there is one."""
    stated = any(field.name == "state" for field in model._meta.local_fields)
    return ["id", "sequence", "head", *(["state"] if stated else [])]


def key_held_at_once(name, *, fields, target, target_fields, events):
    """On SQLite: a composite key held by triggers too, since a connection there may switch foreign keys off."""
    given = " AND ".join(f"NEW.{field} IS NOT NULL" for field in fields)
    alike = " AND ".join(f"{theirs} = NEW.{mine}" for mine, theirs in zip(fields, target_fields, strict=True))
    return [
        Guard(
            name=f"{name}_{event.lower()}",
            event=event,
            when=f"{given} AND NOT EXISTS (SELECT 1 FROM {target} WHERE {alike})",
            says=f"{name}: there is no such row in {target}",
        )
        for event in events
    ]


def kept_guards(model):
    """Rows are kept, change one step at a time, and own the history row they claim."""
    label = model._meta.label_lower.replace(".", "_")
    history = f"{model._meta.app_label}_historical{model._meta.model_name}"
    fields = key_fields(model)
    numbered = any(field.name == "number" for field in model._meta.local_fields)
    fixed = " OR NEW.number <> OLD.number" if numbered else ""
    return [
        Guard(
            name=f"{label}_step",
            event="UPDATE",
            when=f"NEW.sequence <> OLD.sequence + 1 OR NEW.id <> OLD.id{fixed}",
            says=f"{label}: every change is the next in its sequence",
        ),
        Guard(name=f"{label}_kept", event="DELETE", says=f"{label}: rows are kept"),
        Guard(name=f"{label}_emptied", event="TRUNCATE", says=f"{label}: rows are kept"),
        *place_guards(label, keys_of(model)),
        CompositeKey(name=f"{label}_history", fields=fields, target=history, target_fields=fields),
        *key_held_at_once(f"{label}_history", fields=fields, target=history, target_fields=fields, events=["UPDATE"]),
    ]


def history_guards(model, keys):
    """History only grows."""
    label = model._meta.label_lower.replace(".", "_")
    return [
        Guard(name=f"{label}_h_update", event="UPDATE", says=f"{label}: history is never rewritten"),
        Guard(name=f"{label}_h_delete", event="DELETE", says=f"{label}: history is never removed"),
        Guard(name=f"{label}_h_emptied", event="TRUNCATE", says=f"{label}: history is never emptied"),
        *place_guards(f"{label}_h", shortest(keys, "history_id"), events=["INSERT"]),
    ]


def add_constraints(model, constraints):
    """Put constraints on a model class after it was made, where makemigrations sees them too."""
    model._meta.constraints = [*model._meta.constraints, *constraints]
    model._meta.original_attrs["constraints"] = model._meta.constraints
