"""The columns of a sheet that a city's system exports: our plain shape, what its headings are, and what is masked."""

from django.utils.text import capfirst
from django.utils.translation import gettext_lazy

from qms.evidence.identity import masked_name
from qms.imports.kinds import Column

from .headings import HEADINGS

LABELS = {
    "code": gettext_lazy("dossier code"),
    "procedure_name": gettext_lazy("procedure"),
    "procedure_code": gettext_lazy("code of the procedure"),
    "field": gettext_lazy("field"),
    "applicant_name": gettext_lazy("applicant"),
    "applicant_id_number": gettext_lazy("identity number"),
    "applicant_phone": gettext_lazy("telephone"),
    "applicant_address": gettext_lazy("address"),
    "received_at": gettext_lazy("received"),
    "due_at": gettext_lazy("due"),
    "delivered_at": gettext_lazy("handed over"),
    "ended_at": gettext_lazy("work ended"),
    "state": gettext_lazy("state"),
    "decided_by": gettext_lazy("where it is decided"),
    "handler": gettext_lazy("done by"),
    "channel": gettext_lazy("channel"),
    "note": gettext_lazy("note"),
    "subject": gettext_lazy("subject"),
    "told_at": gettext_lazy("as told at"),
}
MORE_HEADINGS = {
    "applicant_id_number": ("so cccd", "cccd", "so dinh danh", "so dinh danh ca nhan", "cmnd/cccd", "so giay to"),
    "applicant_phone": ("so dien thoai", "dien thoai", "sdt", "dien thoai lien he"),
    "applicant_address": ("dia chi", "dia chi lien he", "noi cu tru"),
    "told_at": ("ngay cap nhat", "thoi diem cap nhat", "ngay xuat", "thoi diem xuat"),
}
REQUIRED = ("code", "received_at")


HIDDEN = "…"


def _hidden(_text):
    return HIDDEN


MASKS = {"applicant_name": masked_name} | dict.fromkeys(
    ("applicant_id_number", "applicant_phone", "applicant_address"), _hidden
)


def columns():
    """The fields of our plain shape, by the headings of exported sheets."""
    known = HEADINGS | MORE_HEADINGS
    return tuple(
        Column(name, capfirst(str(label)), known[name], name in REQUIRED, masked=MASKS.get(name))
        for name, label in LABELS.items()
    )
