"""Makes comments in each of their states, through the door."""

from documents.comments.models import Comment
from qms.lifecycle.door import create, perform
from tests.documents.controlled import making as documents


def comment(office, revision=None, by=None, **values):
    revision = revision or documents.draft(office, text="<p>Thời hạn là năm ngày</p>")
    given = {"words": "Thời hạn phải theo quyết định công bố"} | values
    return create(Comment, by=by or office.truongphong, revision=revision, **given)


def suggestion(office, **values):
    return comment(office, **{"passage": "năm ngày", "suggestion": "ba ngày"} | values)


def of_its_own(office):
    """A comment on a revision of a document of its own, where others have comments already."""
    document = documents.document(office, "QT-GY-01")
    return suggestion(office, revision=documents.draft(office, document, text="<p>Thời hạn là năm ngày</p>"))


def answered(office, **values):
    return perform(comment(office, **values).reply, by=office.congchuc1, answer="Đã sửa theo quyết định")


def settled(office):
    return perform(answered(office).settle, by=office.truongphong)


def accepted(office):
    return perform(suggestion(office).accept, by=office.congchuc1)


def refused(office):
    return perform(suggestion(office).refuse, by=office.congchuc1, reason="Luật quy định năm ngày")


def withdrawn(office):
    return perform(comment(office).withdraw, by=office.truongphong)


def lapsed(office):
    given = comment(office)
    perform(given.revision.cancel, by=office.congchuc1, reason="Không sửa nữa")
    return Comment.objects.get(pk=given.pk)


IN_STATE = {
    "open": suggestion,
    "answered": answered,
    "settled": settled,
    "accepted": accepted,
    "refused": refused,
    "withdrawn": withdrawn,
    "lapsed": lapsed,
}
