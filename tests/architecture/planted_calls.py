"""Planted faults: each line with `# E:` is a wrong call, and mypy must say so; every other line is right.

Nothing imports this file; tests/architecture/test_types.py gives it to mypy together with the program.
"""

from datetime import date

from documents.controlled.document import Document
from documents.controlled.models import DocumentRevision
from documents.controlled.rules import has_content, is_author
from processes.actions.models import Action
from qms.acts.acts import act
from qms.acts.rules import rule, unmet
from qms.lifecycle.door import create, create_as_part, follow, follow_each, perform
from qms.lifecycle.exemptions import Exemption
from qms.lifecycle.reception import attempt, attempt_to_create
from qms.lifecycle.vetoes import veto
from qms.people.actors import Actor
from qms.people.models import User
from qms.people.posts import PostKind
from qms.people.rules import by_post


def performed(revision: DocumentRevision, user: User, day: date, values: dict[str, str]) -> None:
    perform(revision.approve, by=user, password="…", sequence=3)
    perform(revision.approve, by=user, wrong=1)  # E: Unexpected keyword argument "wrong" for "perform"
    perform(revision.approve, user)  # E: Too many positional arguments for "perform"
    perform(revision.approve)  # E: Missing named argument "by" for "perform"
    perform(revision.approve, by="somebody")  # E: Argument "by" to "perform" has incompatible type "str"
    perform(revision.schedule, by=user, in_force_on=day)
    perform(revision.schedule, by=user)  # E: Missing named argument "in_force_on" for "perform"
    perform(revision.release, by=user, sequence="3")  # E: Argument "sequence" to "perform" has incompatible type "str"
    perform(revision.release, by=user, **values)
    perform(revision.edit, by=user, title="…", reason="…")
    perform(revision.content_digest, by=user)  # E: "content_digest" is no act
    perform(revision.aprove, by=user)  # E: "DocumentRevision" has no attribute "aprove"
    perform("approve", by=user)  # E: Argument 1 to "perform" has incompatible type "str"
    perform(revision.approve, by=user).approve(wrong=1)  # E: Unexpected keyword argument "wrong" for "approve"


def attempted(revision: DocumentRevision, user: User) -> None:
    attempt(revision.approve, by=user, password="…")
    attempt(revision.approve, by=user, wrong=1)  # E: Unexpected keyword argument "wrong" for "attempt"
    attempt(revision.approve)  # E: Missing named argument "by" for "attempt"


def followed(revision: DocumentRevision, actor: Actor, user: User) -> None:
    follow(revision.supersede, actor=actor, reason="…")
    follow(revision.supersede, actor=actor, wrong=1)  # E: Unexpected keyword argument "wrong" for "follow"
    follow(revision.supersede, actor=user)  # E: Argument "actor" to "follow" has incompatible type "User"
    follow(revision.supersede, by=user)  # E: Unexpected keyword argument "by" for "follow"
    supersede = DocumentRevision.supersede
    follow_each([revision], supersede, actor=actor)
    follow_each([revision], supersede, actor=actor, wrong=1)  # E: Unexpected keyword argument "wrong" for "follow_each"
    follow_each([user], supersede, actor=actor)  # E: Value of type variable "M" of "follow_each" cannot be "User"


def created(user: User, actor: Actor, document: Document, revision: DocumentRevision) -> None:
    create(DocumentRevision, by=user, document=document, title="…", reviewers=[user])
    create(DocumentRevision, by=user, title="…")  # E: Missing named argument "document" for "create"
    create(DocumentRevision, document=document)  # E: Missing named argument "by" for "create"
    create(Document, by=user, title="…")  # E: Missing named argument "code" for "create"
    create(User, by=user)  # E: Value of type variable "M" of "create" cannot be "User"
    create(DocumentRevision, by=user, document=document).aprove()  # E: "DocumentRevision" has no attribute "aprove"
    given = {"record": revision, "rule": is_author.name, "grounds": "…"}
    create(Exemption, by=user, person=user, **given)
    create(Exemption, by=user, person=user, wrong=1, **given)  # E: Unexpected keyword argument "wrong" for "create"
    create_as_part(Exemption, actor=user, **given)  # E: Argument "actor" to "create_as_part" has incompatible type
    attempt_to_create(Exemption, by=user, wrong=1, **given)  # E: Unexpected keyword argument "wrong" for


@rule("A question about a record and an actor.")
def is_right(record: Action, actor: Actor) -> bool:
    return actor.involves(record.responsible)


@rule("It asks about the record alone.")  # E: Argument 1 has incompatible type "Callable[[Action], bool]"
def asks_of_nobody(record: Action) -> bool:
    return bool(record.pk)


@rule("It does not say yes or no.")  # E: Argument 1 has incompatible type "Callable[[Action, Actor], str]"
def says_a_word(record: Action, actor: Actor) -> str:
    return record.title


def asked(revision: DocumentRevision, actor: Actor, user: User) -> None:
    is_author(revision, actor)
    is_author(revision)  # E: Missing positional argument "actor" in call to "__call__" of "Rule"
    is_author(revision, user)  # E: Argument 2 to "__call__" of "Rule" has incompatible type "User"
    unmet([is_author, has_content], revision, actor)
    unmet([is_author, performed], revision, actor)  # E: List item 1 has incompatible type
    veto(DocumentRevision, DocumentRevision.submit, asked)  # E: Argument 3 to "veto" has incompatible type
    actor.holds(PostKind.UNIT_HEAD, "unit")  # E: Argument 2 to "holds" of "Actor" has incompatible type "str"


class Thing:
    """Not a record: only what its acts are declared with is of interest."""

    @act("Do", ["draft"], "done", who=[by_post(PostKind.UNIT_HEAD)], rules=[is_author])
    def do(self, *, actor: Actor, on: date) -> None:
        """Do it."""

    @act("Do otherwise", ["draft"], "done", who=[created])  # E: List item 0 has incompatible type
    def do_otherwise(self, *, actor: Actor) -> None:
        """Do it otherwise."""

    @act("Do", ["draft"], "done")  # E: Missing named argument "who" for "act"
    def do_with_nobody(self, *, actor: Actor) -> None:
        """Do it."""

    @act("Do", ["draft"], "done", who=[], signed=True)  # E: Unexpected keyword argument "signed" for "act"
    def do_signed(self, *, actor: Actor) -> None:
        """Do it."""


def done(thing: Thing, actor: Actor, day: date) -> None:
    thing.do(actor=actor, on=day)
    thing.do(actor=actor, on="today")  # E: Argument "on" to "do" of "Thing" has incompatible type "str"
    thing.do(actor=actor)  # E: Missing named argument "on" for "do" of "Thing"
