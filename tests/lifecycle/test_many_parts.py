"""What an act asks of the database does not grow with the persons, posts and steps that it concerns."""

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from documents.acknowledgements.models import Acknowledgement
from documents.controlled.models import DocumentRevision
from processes.procedures.models import ProcedureVersion
from qms.evidence.verification import verify
from qms.inbox.models import Notice
from qms.ledger.entry import recording
from qms.lifecycle.door import create, create_many_as_part, perform
from qms.lifecycle.errors import RuleNotMet
from qms.lifecycle.models import Process, Task
from qms.people.actors import Actor
from qms.people.models import Holding, Post, Unit, User
from qms.workdays.calendars import calendars
from tests.documents.authorities import making as authorities
from tests.documents.controlled import making
from tests.office import SINCE, fresh
from tests.processes.procedures import making as procedures

pytestmark = pytest.mark.both_databases

# Content types and calendars are in memory, as in a program that runs. One is the question which reviews end, one by
# which calendar the next task is counted, one until when the release is to be read, whatever the readers, six what the
# text in force says, which documents it cites and which words grew old, one by which words those who read it are found,
# two whether whoever approved it held a post for it on that day, two which requests it answers and which copies end,
# two what its files say, one which tasks end, since a task bears a keyed digest; the rest make and keep its title
# sheet.
CEILING = 39
FEW, MANY = 3, 30


class Crowd:
    """That many persons, each with a post in a unit of their own."""

    def __init__(self, office, count):
        authorities.loosely(office)
        with recording(by=office.system, act="set_up"):
            self.persons, self.posts = zip(*[self._one(office, number) for number in range(count)], strict=True)

    @staticmethod
    def _one(office, number):
        person = User.objects.create(username=f"nguoi{number}", full_name=f"Người {number}", password="!")
        unit = Unit.objects.create(code=f"to{number}", name=f"Tổ {number}", parent=office.units["vhxh"])
        post = Post.objects.create(unit=unit, kind="officer", title="Công chức")
        Holding.objects.create(post=post, person=person, since=SINCE)
        return person, ("officer", unit)


# ── Acts that concern many: each gives the act as a function without arguments


def creation(office, crowd):
    document, author = making.document(office), fresh(office.congchuc1)
    values = {"reviewers": crowd.persons, "approver": office.chutich, "readers": crowd.posts, "text": "<p>A</p>"}
    return lambda: create(DocumentRevision, by=author, document=document, **values)


def edit(office, crowd):
    revision, author = making.draft(office), fresh(office.congchuc1)
    return lambda: perform(revision.edit, by=author, reviewers=crowd.persons, readers=crowd.posts)


def edit_that_leaves_out(office, crowd):
    revision, author = making.draft(office, reviewers=crowd.persons, readers=crowd.posts), fresh(office.congchuc1)
    return lambda: perform(revision.edit, by=author, reviewers=[office.qmr], readers=[])


def submission(office, crowd):
    revision, author = making.draft(office, reviewers=crowd.persons), fresh(office.congchuc1)
    return lambda: perform(revision.submit, by=author)


def pulling_back(office, crowd):
    revision, author = making.submitted(office, reviewers=crowd.persons), fresh(office.congchuc1)
    return lambda: perform(revision.pull_back, by=author, reason="Sai")


def reassignment(office, crowd):
    revision, manager = making.submitted(office), fresh(office.qmr)
    return lambda: perform(revision.reassign, by=manager, reason="Nghỉ ốm", reviewers=crowd.persons)


def release(office, crowd):
    revision, controller = making.approved(office, readers=crowd.posts), fresh(office.thuky)
    return lambda: perform(revision.release, by=controller)


def release_of_the_next(office, crowd):
    earlier, controller = making.effective(office, readers=crowd.posts), fresh(office.thuky)
    revision = making.approved(office, document_=earlier.document, readers=crowd.posts, change_summary="Sửa")
    return lambda: perform(revision.release, by=controller)


def definition(office, crowd, **values):
    """Every step with a field, an outcome and a step whose holder may not hold it; as many parts of the dossier."""
    count, field = len(crowd.persons), {"key": "so", "label": "Số", "kind": "number", "required": True, "choices": []}
    steps = [procedures.step("B0", "B1", fields=[field], **values)]
    steps += [
        procedures.step(
            f"B{n}", f"B{n + 1}" if n < count else "resolved", fields=[field], not_holder_of=["B0"], **values
        )
        for n in range(1, count + 1)
    ]
    parts = [{"name": f"Giấy {n}", "originals": 1, "copies": 0, "mandatory": True} for n in range(count)]
    return procedures.definition(*steps, parts=parts)


def first_definition(office, crowd):
    version, author = procedures.draft(office), fresh(office.congchuc1)
    return lambda: perform(version.define, by=author, definition=definition(office, crowd))


def changed_definition(office, crowd):
    version = procedures.draft(office, definition_=definition(office, crowd))
    author = fresh(office.congchuc1)
    return lambda: perform(version.define, by=author, definition=definition(office, crowd, minutes=30, unit="kt"))


ACTS = [
    creation,
    edit,
    edit_that_leaves_out,
    submission,
    pulling_back,
    reassignment,
    release,
    release_of_the_next,
    first_definition,
    changed_definition,
]


@pytest.mark.parametrize("prepare", ACTS)
@pytest.mark.parametrize("count", [FEW, MANY])
def test_an_act_asks_little_however_many_it_concerns(office, prepare, count):
    ContentType.objects.get_for_models(DocumentRevision, Acknowledgement, ProcedureVersion)
    act = prepare(office, Crowd(office, count))
    calendars()
    with CaptureQueriesContext(connection) as asked:
        act()
    assert len(asked) <= CEILING, "\n".join(each["sql"][:200] for each in asked)
    assert list(verify()) == []


def test_a_release_asks_each_person_concerned_once(office):
    crowd = Crowd(office, FEW)
    more = [("officer", office.units["vhxh"]), ("clerk", office.units["vinhbao"])]
    revision = perform(making.approved(office, readers=[*crowd.posts, *more]).release, by=office.thuky)
    asked = {office.congchuc1, office.congchuc2, office.thuky, office.vanthu, *crowd.persons}
    readings = list(Acknowledgement.objects.filter(revision=revision).select_related("person", "unit"))
    assert {each.person for each in readings} == asked and len(readings) == len(asked)
    assert {each.unit for each in readings if each.person in crowd.persons} == {unit for _kind, unit in crowd.posts}
    for each in readings:
        (task,) = Task.objects.about(each).open()
        assert (task.person, task.verb, task.flow_task_type) == (each.person, "acknowledge", "HUMAN")
        assert task.subject == str(each)
        assert task.process == Process.objects.get(record_type_id=task.record_type_id, record_id=each.pk)
        assert [(row.act, row.history_type, row.history_user) for row in each.history.all()] == [
            ("create", "+", office.thuky)
        ]
    told = Notice.objects.filter(verb="acknowledge")
    assert sorted(told.values_list("person", flat=True)) == sorted(each.pk for each in asked - {office.thuky})


def test_parts_with_a_rule_before_their_creation_follow_on_one_another(office):
    """The second draft of a document must see the first, though both were asked for together."""
    document = making.document(office)
    actor = Actor(office.congchuc1)
    with pytest.raises(RuleNotMet), transaction.atomic():
        create_many_as_part(DocumentRevision, actor=actor, many=[{"document": document}, {"document": document}])
    (made,) = create_many_as_part(DocumentRevision, actor=actor, many=[{"document": document}])
    assert made.state == "draft" and create_many_as_part(DocumentRevision, actor=actor, many=[]) == []
