"""A revision on paper: its title sheet with the table of changes, and the whole document; both end with who signs."""

from django.utils.timezone import localdate, localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from qms.acts.acts import name_of, named
from qms.ledger.now import today
from qms.people.models import Holding
from qms.web.printed.blocks import Facts, Heading, Signatures, Signer, Table, TitleBlock
from qms.web.printed.forms import PrintedForm
from qms.web.printed.heads import Issue, agency_of, tells_issues
from qms.web.printed.rich_text import rich_text

from .content_file import CONTENT
from .drawn import drawn
from .models import DocumentRevision
from .states import RevisionState

CONFIRMING = (DocumentRevision.submit, DocumentRevision.endorse, DocumentRevision.approve, DocumentRevision.release)


@tells_issues
def issue_in_force(code):
    """Which issue of a form is in force: forms are documents under control."""
    revision = DocumentRevision.objects.filter(document__number=code, state=RevisionState.EFFECTIVE).first()
    return revision and Issue(revision.issue, revision.amendment, revision.in_force())


def head_of(revision, form):
    """The title block of the document itself: its own code, issue and amendment."""
    above, agency = agency_of(revision.unit)
    return TitleBlock(
        agency_above=above,
        agency=agency,
        title=revision.title,
        code=revision.document.number,
        issue=f"{revision.issue:02d}",
        amendment=f"{revision.amendment:02d}",
        in_force=revision.in_force(),
    )


def title_sheet(revision, request):
    """What the document is, the table of its changes, where it goes, and the row of signatures (7.5.2)."""
    readers = revision.readers.filter(active=True).select_related("unit").order_by("pk")
    return [
        Facts(
            (
                (_("Kind"), revision.document.get_kind_display()),
                (_("State"), revision.get_state_display()),
                (_("Issuing decision"), revision.decision),
                (_("Distribution"), "\n".join(map(str, readers))),
            )
        ),
        *table_of_changes(revision),
        Signatures(tuple(signers(revision))),
    ]


def table_of_changes(revision):
    """Every issue and amendment until this one, and what each changed."""
    return [
        Heading(_("Table of changes")),
        Table(
            columns=(_("Day"), _("Issue/amendment"), _("What changes"), _("State")),
            rows=tuple(
                (each.in_force(), each.label(), each.change_summary, each.get_state_display())
                for each in issued_until(revision)
            ),
            widths=(16, 16, 48, 20),
        ),
    ]


def whole_document(revision, request):
    """The table of changes, its text and what its files say as they are written, and the row of signatures."""
    files = [block for each in words_of_files(revision) for block in rich_text(each.html)]
    return [*table_of_changes(revision), *rich_text(drawn(revision)), *files, Signatures(tuple(signers(revision)))]


def words_of_files(revision):
    """What the files that are its content say, as far as they could be read."""
    return revision.file_texts.filter(attachment__purpose=CONTENT).exclude(html="").order_by("attachment")


def has_text(revision):
    """Whether the content is a text, or a file of which the words are known."""
    return bool(revision.text.strip()) or words_of_files(revision).exists()


def issued_until(revision):
    """The revisions of the document that were ever in force before this one, oldest first, and this one."""
    issued = revision.document.revisions.filter(effective_at__isnull=False, pk__lt=revision.pk).order_by("pk")
    return [*issued, revision]


def signers(revision):
    """Who wrote, reviewed and approved it, with their posts and when they confirmed it in the system."""
    if revision.taken_over_by_id:
        yield Signer(_("Taken over by"), revision.taken_over_by, taken_over_as(revision), revision.effective_at)
        return
    confirmed = confirmed_in_last_round(revision)
    asked = [(_("Written by"), DocumentRevision.submit, revision.author)]
    asked += [(_("Reviewed by"), DocumentRevision.endorse, each.person) for each in revision.roles.reviewers]
    asked += [(_("Approved by"), DocumentRevision.approve, revision.approver)] if revision.approver else []
    held = holdings_of({person.pk for _role, _act, person in asked})
    for role, move, person in asked:
        moment = confirmed.get((name_of(move), person.pk))
        yield Signer(role, person, title_on(held.get(person.pk, ()), localdate(moment) if moment else today()), moment)


def taken_over_as(revision):
    """That nobody approved it here: by which decision it was in force before."""
    return _("in force by %(decision)s; not approved in this system") % {"decision": revision.decision}


def confirmed_in_last_round(revision):
    """When each person submitted, endorsed or approved it; what was before the last submission counts no more."""
    confirmed = {}
    for row in revision.done(DocumentRevision.submit, DocumentRevision.endorse, DocumentRevision.approve).order_by(
        "history_id"
    ):
        if row.act in named(DocumentRevision.submit):
            confirmed.clear()
        confirmed[row.act, row.history_user_id] = row.history_date
    return confirmed


def holdings_of(persons):
    """{person: what posts they held or hold, the first they took up last}; one question for all."""
    held = {}
    for each in Holding.objects.filter(person__in=persons).select_related("post").order_by("-since", "-pk"):
        held.setdefault(each.person_id, []).append(each)
    return held


def title_on(held, day):
    """The title of the post that a person held on a day, the first they took up: a signature keeps that of its day."""
    there = [each for each in held if each.since <= day and (each.until is None or each.until >= day)]
    return there[-1].post.title if there else ""


def approvals(revision, request):
    """Who confirmed what and when in this system, each with the digest of what they agreed to; no signature."""
    digest = _apart(revision.content_sha256)
    yield Facts(((_("State"), revision.get_state_display()), (_("Digest of the content (SHA-256)"), digest)))
    yield Heading(_("Confirmed in this system"))
    for row in revision.done(*CONFIRMING).select_related("history_user", "on_behalf_of").order_by("history_id"):
        yield Facts(tuple(_confirmed(revision, row)))
    yield Heading(_("Files that are its content"))
    files = tuple((each.name, f"{each.size}", _apart(each.sha256)) for each in revision.files())
    yield Table(columns=(_("File"), _("Bytes"), "SHA-256"), rows=files, widths=(34, 12, 54))


def _confirmed(revision, row):
    yield revision.act_label(row.act), row.history_user
    if row.on_behalf_of:
        yield _("On behalf of"), row.on_behalf_of
    yield _("Moment"), f"{localtime(row.history_date):%d/%m/%Y %H:%M:%S}"
    if row.signature:
        yield _("Digest of what was agreed to (SHA-256)"), _apart(row.signature)
    yield _("Place in the history"), f"{row.sequence}: {_apart(row.head)}"


def _apart(digest):
    """A digest in groups, so that a line can be broken and a person can compare it."""
    return " ".join(digest[place : place + 8] for place in range(0, len(digest), 8))


def was_submitted(revision):
    """Whether somebody confirmed anything yet."""
    return revision.round > 0


WHOLE_DOCUMENT = PrintedForm(
    slug="document",
    title=gettext_lazy("Whole document"),
    blocks=whole_document,
    head=head_of,
    applies=has_text,
    living="Its text is frozen with the revision, which is itself the evidence; the sheet also says who signed so far.",
)
TITLE_SHEET = PrintedForm(
    slug="title-sheet",
    title=gettext_lazy("Title sheet with the table of changes"),
    blocks=title_sheet,
    head=head_of,
    issued_by=(DocumentRevision.release, DocumentRevision.take_over),
    stands=lambda revision: revision.state == RevisionState.EFFECTIVE,
)
APPROVALS = PrintedForm(
    slug="approvals",
    title=gettext_lazy("Approvals in this system, with their digests"),
    blocks=lambda revision, request: list(approvals(revision, request)),
    head=head_of,
    applies=was_submitted,
    living="It repeats the history, which is the evidence; who approves later stands on a later sheet.",
)
