"""Which guards every kept row and every history row stands under: one constraint a table."""

from typing import Any

from django.db.models import UniqueConstraint

from .guards import Guard, GuardSet
from .pen import pen_guard
from .places import keys_of, place_guards
from .row_keys import HeldKey, TargetKey


def key_fields(stated):
    """The columns by which a row claims its history row; the state is among them where there is one."""
    return ["id", "sequence", "head", *(["state"] if stated else [])]


def has_field(model, name):
    """Whether the model itself has a field of this name."""
    return any(field.name == name for field in model._meta.local_fields)


def label_of(model):
    """What the names of a model's guards begin with."""
    return model._meta.label_lower.replace(".", "_")


class KeptGuards(GuardSet):
    """Rows are kept, change one step at a time along their arrows, and own the history row they claim.

    `history` is the table of the history rows, `keys` are the unique keys. A number, where a row has one, stays; a
    state, where it has one, goes only along `arrows`, pairs of states, from `start` on, but for rows of which the SQL
    `elsewhere` is true: another system moves these, and it need not know our arrows.
    """

    asked = ("history", "keys", "numbered", "stated", "arrows", "start", "elsewhere")
    history: str
    keys: list[Any]
    numbered: bool
    stated: bool
    arrows: list[tuple[str, str]]
    start: str | None
    elsewhere: str

    def __init__(self, *, keys=(), numbered=False, stated=False, arrows=(), start=None, elsewhere="", **kwargs):
        told = {"keys": [*keys], "numbered": numbered, "stated": stated, "arrows": [*arrows], "start": start}
        told["elsewhere"] = elsewhere
        super().__init__(**told, **kwargs)

    @property
    def label(self):
        """What the names of the guards begin with."""
        return self.name.removesuffix("_guards")

    def parts(self):
        label, fields = self.label, key_fields(self.stated)
        return [
            Guard(
                name=f"{label}_step",
                event="UPDATE",
                when="NEW.sequence <> OLD.sequence + 1 OR NEW.id <> OLD.id"
                + (" OR NEW.number <> OLD.number" if self.numbered else ""),
                says=f"{label}: every change is the next in its sequence",
            ),
            Guard(name=f"{label}_kept", event="DELETE", says=f"{label}: rows are kept"),
            Guard(name=f"{label}_emptied", event="TRUNCATE", says=f"{label}: rows are kept"),
            *place_guards(label, self.keys),
            pen_guard(label),
            HeldKey(
                name=f"{label}_history", fields=fields, target=self.history, target_fields=fields, events=["UPDATE"]
            ),
            *(self._of_the_state() if self.start else []),
        ]

    def _of_the_state(self):
        pairs = " OR ".join(f"(OLD.state = '{source}' AND NEW.state = '{target}')" for source, target in self.arrows)
        here = f" AND NOT ({self.elsewhere})" if self.elsewhere else ""
        return [
            Guard(
                name=f"{self.label}_arrows",
                event="UPDATE",
                when="OLD.state <> NEW.state" + (f" AND NOT ({pairs})" if pairs else "") + here,
                says=f"{self.label}: no act leads from this state to that",
            ),
            Guard(
                name=f"{self.label}_start",
                event="INSERT",
                when=f"NEW.state <> '{self.start}'{here}",
                says=f"{self.label}: a record begins in {self.start}",
            ),
        ]


class HistoryGuards(GuardSet):
    """History only grows."""

    def parts(self):
        label = self.name.removesuffix("_h_guards")
        once = UniqueConstraint(fields=["id", "sequence"], name=f"{label}_h_once")
        return [
            Guard(name=f"{label}_h_update", event="UPDATE", says=f"{label}: history is never rewritten"),
            Guard(name=f"{label}_h_delete", event="DELETE", says=f"{label}: history is never removed"),
            Guard(name=f"{label}_h_emptied", event="TRUNCATE", says=f"{label}: history is never emptied"),
            *place_guards(f"{label}_h", [once], events=["INSERT"]),
            pen_guard(f"{label}_h"),
        ]


def kept_guards(model):
    """The guards of a kept model, without its arrows, which are known only when its acts are."""
    return KeptGuards(
        name=f"{label_of(model)}_guards",
        history=f"{model._meta.app_label}_historical{model._meta.model_name}",
        keys=keys_of(model),
        numbered=has_field(model, "number"),
        stated=has_field(model, "state"),
    )


def hold_arrows(model, arrows, start, elsewhere=""):
    """Let the guards of a kept model refuse a state that no arrow leads to, and another beginning than the start."""
    guards = next(each for each in model._meta.constraints if isinstance(each, KeptGuards))
    guards.arrows, guards.start = sorted((str(source), str(target)) for source, target in arrows), str(start)
    guards.elsewhere = elsewhere


def history_constraints(model):
    """The constraints of a kept model's history table.

    The keys stand beside the guards, not within: a record's composite key points at one, so on PostgreSQL nothing that
    is ever made anew may hold it.
    """
    label, stated = label_of(model), has_field(model, "state")
    return [
        TargetKey(fields=["id", "sequence"], name=f"{label}_h_once"),
        TargetKey(fields=key_fields(stated), name=f"{label}_h_key"),
        HistoryGuards(name=f"{label}_h_guards"),
    ]
