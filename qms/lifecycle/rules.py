"""Rules that speak: a question about a record and an actor, with the sentence a person reads when the answer is no."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from qms.people.models import Holding
from qms.people.posts import PostKind


@dataclass(frozen=True)
class Rule:
    """A named question with its sentence; `post` and `unit_of` say whom a post rule means, `kinds` all posts it knows.

    `particulars(record)` may give the sentence for one record, where it can say more than that the rule is not met.
    `independence` marks the rules that keep two roles apart: only these can be exempted from, by name.
    """

    name: str
    sentence: Any
    question: Callable
    post: str = ""
    unit_of: Callable | None = None
    particulars: Callable | None = None
    independence: bool = False
    kinds: tuple = ()
    formerly: tuple = ()

    @property
    def names(self):
        """The name under which it is stored, and those it had before: what was granted under these still counts."""
        return (self.name, *self.formerly)

    def __call__(self, record, actor):
        if self.question(record, actor):
            return True
        return self.independence and record.is_exempt(self, actor.person)

    def told_of(self, record):
        """The rule with its sentence for this record."""
        return replace(self, sentence=self.particulars(record)) if self.particulars else self

    def who(self, record):
        """The names of the people who hold the post that this rule asks for."""
        if not self.post:
            return []
        held = Holding.objects.on().filter(post__kind=self.post).select_related("person", "post__unit")
        unit = self.unit_of(record) if self.unit_of else None
        return sorted({str(h.person) for h in held if unit is None or unit.path.startswith(h.post.unit.path)})


def rule(sentence, particulars=None, independence=False, formerly=()):
    """Make a rule of a question (record, actor) -> bool; the function's name is the rule's name.

    Exceptions are stored by that name: whoever renames the function tells the old name in `formerly`.
    """

    def made(question):
        told = {"particulars": particulars, "independence": independence, "formerly": tuple(formerly)}
        return Rule(question.__name__, sentence, question, **told)

    return made


def own_unit(record):
    """The unit of the record itself."""
    return record.unit


def by_post(*kinds, unit_of=own_unit):
    """The actor holds one of these posts in the record's unit or above it."""
    labels = [PostKind(kind).label for kind in kinds]
    words = labels[0] if len(labels) == 1 else format_lazy("{}" + " / {}" * (len(labels) - 1), *labels)
    return Rule(
        "holds_" + "_or_".join(kinds),
        format_lazy(_("This is for the post: {post}."), post=words),
        lambda record, actor: any(actor.holds(kind, unit_of(record)) for kind in kinds),
        kinds[0],
        unit_of,
        kinds=kinds,
    )


def posts_fit(rules, actor):
    """Whether the actor holds, in whichever unit, the posts that these rules ask for; the door asks exactly.

    Whoever keeps the program or only reads creates nothing, whatever the rules ask.
    """
    if not {post.kind for post in actor.posts} - {PostKind.ADMINISTRATOR, PostKind.EXTERNAL_AUDITOR}:
        return False
    return all(not each.kinds or any(actor.holds(kind) for kind in each.kinds) for each in rules)


def unmet(rules, record, actor):
    """The rules whose answer is no."""
    return [each.told_of(record) for each in rules if not each(record, actor)]


only_the_clock = Rule("only_the_clock", _("The program does this by itself when its time has come."), lambda *_: False)
only_as_part = Rule("only_as_part", _("This happens only as part of another act."), lambda *_: False)
