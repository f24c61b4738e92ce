"""What a new revision begins with: what the revision in force says, whom it names, and its files (7.5.2)."""

from documents.authorities.services import posts_of
from qms.evidence.attachments import attach_again


def carry(document, author, values):
    """The values of a revision with what is not given taken from the one in force, and that one, or None."""
    earlier = document.effective_revision()
    if earlier is None:
        return values, None
    said = {"text": earlier.text, "title": earlier.title}
    if values.keys() >= {"reviewers", "readers", "approver"}:
        return said | values, earlier
    return said | _named_still(earlier, document, author) | values, earlier


def _named_still(earlier, document, author):
    """Whom the revision in force named, but for the author of the next and whoever may not do it any more."""
    powers, unit = document.powers(), document.unit
    named = [each.person for each in earlier.roles.reviewers if each.person_id != author.pk]
    approver = earlier.approver if earlier.approver_id != author.pk else None
    posts = posts_of([*named, *filter(None, [approver])])
    readers = earlier.readers.filter(active=True).select_related("unit").order_by("pk")
    return {
        "reviewers": [each for each in named if powers.may("review", posts[each.pk], unit)],
        "approver": approver if approver and powers.may("approve", posts[approver.pk], unit) else None,
        "readers": [(each.post, each.unit) for each in readers],
    }


def carry_files(revision, earlier):
    """The files of the one in force are the content of this one too."""
    for each in earlier.files():
        attach_again(revision, each, purpose="content")
