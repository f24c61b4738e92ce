"""Makes citations in each of their states, through the door."""

from documents.citations.models import Citation
from qms.lifecycle.door import perform
from tests.documents.controlled import making as documents
from tests.documents.external import making as external

CITING = "<p>Căn cứ Nghị định số 118/2025/NĐ-CP và TCVN ISO 9001:2015.</p>"


def proposed(office):
    if not external.ExternalDocument.objects.filter(number="118/2025/NĐ-CP").exists():
        external.in_force(office)
    documents.effective(office, text=CITING)
    return Citation.objects.get(sign="118/2025/NĐ-CP")


def confirmed(office):
    return perform(proposed(office).confirm, by=office.thuky)


def refused(office):
    return perform(proposed(office).refuse, by=office.thuky, reason="Chỉ là ví dụ")


def lapsed(office):
    revision = proposed(office).subject.effective_revision()
    perform(revision.withdraw, by=office.qmr, reason="Không còn dùng")
    return Citation.objects.get(sign="118/2025/NĐ-CP")


IN_STATE = {"proposed": proposed, "confirmed": confirmed, "refused": refused, "lapsed": lapsed}
