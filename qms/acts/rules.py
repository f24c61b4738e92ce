"""Rules that speak: a question about a record and an actor, with the sentence a person reads when the answer is no."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from typing import Any, Protocol

from django.utils.translation import gettext_lazy as _


class Acting(Protocol):
    """What a rule can count on of an actor (qms.people.actors): one capacity of one person."""

    @property
    def person(self) -> Any: ...
    @property
    def on_behalf_of(self) -> Any: ...
    def involves(self, person: Any) -> bool: ...


# Each rule asks its own kind of record, and is told of it by no type.
Question = Callable[[Any, Any], bool]
_answers: ContextVar[dict[Any, bool] | None] = ContextVar("answers", default=None)


@contextmanager
def asked_once() -> Iterator[None]:
    """Within it a rule is asked once about a record and an actor. Nothing that rules ask may change there."""
    token = _answers.set({})
    try:
        yield
    finally:
        _answers.reset(token)


@dataclass(frozen=True)
class Rule:
    """A named question with its sentence.

    `particulars(record)` may give the sentence for one record, where it can say more than that the rule is not met.
    `independence` marks the rules that keep two roles apart: only these can be exempted from, by name.
    """

    name: str
    sentence: Any
    question: Question
    particulars: Callable[[Any], Any] | None = None
    independence: bool = False
    formerly: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The name under which it is stored, and those it had before: what was granted under these still counts."""
        return (self.name, *self.formerly)

    def __call__(self, record: Any, actor: Acting) -> bool:
        known = _answers.get()
        if known is None:
            return self._answer(record, actor)
        about = (self.question, self.name, id(record), id(actor))
        if about not in known:
            known[about] = self._answer(record, actor)
        return known[about]

    def _answer(self, record: Any, actor: Acting) -> bool:
        if self.question(record, actor):
            return True
        return self.independence and record.is_exempt(self, actor.person)

    def told_of(self, record: Any) -> "Rule":
        """The rule with its sentence for this record."""
        return replace(self, sentence=self.particulars(record)) if self.particulars else self

    def who(self, record: Any) -> list[str]:
        """The names of the people who could, where the rule can tell."""
        return []


def rule(
    sentence: Any,
    particulars: Callable[[Any], Any] | None = None,
    independence: bool = False,
    formerly: Iterable[str] = (),
) -> Callable[[Question], Rule]:
    """Make a rule of a question (record, actor) -> bool; the function's name is the rule's name.

    Exceptions are stored by that name: whoever renames the function tells the old name in `formerly`.
    """

    def made(question: Question) -> Rule:
        rule = Rule(question.__name__, sentence, question, particulars=particulars)
        return replace(rule, independence=independence, formerly=tuple(formerly))

    return made


def unmet(rules: Iterable[Rule], record: Any, actor: Acting) -> list[Rule]:
    """The rules whose answer is no."""
    return [each.told_of(record) for each in rules if not each(record, actor)]


only_the_clock = Rule("only_the_clock", _("The program does this by itself when its time has come."), lambda *_: False)
only_as_part = Rule("only_as_part", _("This happens only as part of another act."), lambda *_: False)
