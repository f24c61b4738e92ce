"""The stories of the commune's documents: each revision is drafted, reviewed, approved and released at the door."""

from datetime import datetime, time, timedelta

from django.utils import timezone

from documents.acknowledgements.models import Acknowledgement
from documents.acknowledgements.states import AcknowledgementState
from qms.lifecycle.door import create, perform
from qms.people.models import Holding

from .document import Document
from .models import DocumentRevision
from .questions import questions_of

RELEASE_AT = time(7, 30)
UNREAD = 7  # one in so many readers has not acknowledged yet


def local(moment):
    """A moment of the file, in the office's time zone."""
    return timezone.make_aware(moment)


def document_story(given, *, stage, people, units, folder, password, define):
    """One document with all its revisions. `define(revision)` writes the steps of a procedure's draft."""
    document = None
    for told in given["revisions"]:
        yield local(told["created"])
        author = people[given["author"]]
        document = document or _begin(given, author, units)
        document.refresh_from_db()  # what is in force has changed since
        revision = create(
            DocumentRevision,
            by=author,
            document=document,
            larger=bool(document.in_force_label) and told["amendment"] == 0,
            text=(folder / told["file"]).read_text(encoding="utf-8"),
            change_summary=told["change_summary"],
            decision=told.get("decision", ""),
            reviewers=[people[name] for name in given["reviewers"]],
            approver=people[given["approver"]],
            readers=[_post(each, units) for each in given["acknowledged_by"]],
        )
        _must_be(revision, told)
        define(revision)
        yield from _review(revision, given, told, people, password)
        yield from _force(revision, told, people, stage)
    _must_have_come_to(document, given)


def _begin(given, author, units):
    return create(
        Document,
        by=author,
        code=given["code"],
        title=given["title"],
        kind=given["kind"],
        unit=units[given["unit"]],
        clauses=", ".join(given["clauses"]),
    )


def _must_have_come_to(document, given):
    """Every revision stands where the file says that its story ends. Raises LookupError."""
    states = list(document.revisions.order_by("pk").values_list("state", flat=True))
    told = [each["state"] for each in given["revisions"]]
    if states != told:
        raise LookupError(f"The revisions of {document} are {states}, not {told}, as documents.toml says.")


def _must_be(revision, told):
    """The draft is the issue and amendment that the file tells of. Raises LookupError."""
    if (revision.issue, revision.amendment) != (told["issue"], told["amendment"]):
        raise LookupError(f"{revision.number} is not {told['issue']}/{told['amendment']}, as documents.toml says.")


def _post(text, units):
    post, unit = text.split("@")
    return post, units[unit]


def _review(revision, given, told, people, password):
    """Submission, an earlier round that was sent back, endorsements, approval: as far as it has come."""
    author = people[given["author"]]
    if "returned" in told:
        yield local(told["first_submitted"])
        perform(revision.submit, by=author)
        yield local(told["returned"]["at"])
        perform(revision.return_for_change, by=people[told["returned"]["by"]], reason=told["returned"]["reason"])
    if "submitted" not in told:
        return
    yield local(told["submitted"])
    perform(revision.submit, by=author)
    for endorsement in told.get("endorsements", ()):
        yield local(endorsement["at"])
        perform(revision.endorse, by=people[endorsement["by"]], password=password)
    if "approved" in told:
        yield local(told["approved"])
        perform(revision.approve, by=people[given["approver"]], password=password)


def _force(revision, told, people, stage):
    """The in-force date is set, the day comes, the readers read; and perhaps it is withdrawn."""
    if "in_force" not in told:
        return
    controller = _controller()
    perform(revision.schedule, by=controller, in_force_on=told["in_force"])
    yield local(datetime.combine(told["in_force"], RELEASE_AT))
    perform(revision.release, by=controller)
    for number, reading in enumerate(revision.acknowledgements.select_related("person").order_by("pk")):
        stage.add(_reading(reading, number, told["in_force"]))
    if "withdrawn" in told:
        yield local(told["withdrawn"]["at"])
        perform(revision.withdraw, by=people[told["withdrawn"]["by"]], reason=told["withdrawn"]["reason"])


def _controller():
    held = Holding.objects.on().filter(post__kind="document_controller").select_related("person")
    return held.order_by("since", "pk")[0].person


def _reading(reading, number, in_force):
    """A reader opens the revision within days, and most of them acknowledge it."""
    day = in_force + timedelta(days=1 + number % 9)
    yield local(datetime.combine(day, time(8 + number % 3, 7 * number % 60)))
    if not _still_asked(reading) or (reading.pk % UNREAD == 0 and not reading.revision.ended_at):
        return
    perform(reading.open, by=reading.person)
    yield local(datetime.combine(day, time(14, 5 * number % 60)))
    if _still_asked(reading):
        right = ",".join(str(each.right + 1) for each in questions_of(reading.revision))
        perform(reading.acknowledge, by=reading.person, answers=right)


def _still_asked(reading):
    return Acknowledgement.objects.filter(pk=reading.pk, state=AcknowledgementState.PENDING).exists()
