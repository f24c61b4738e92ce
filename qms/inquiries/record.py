"""The face of questions back."""

from django.utils.translation import gettext_lazy as _

from qms.lifecycle.registry import InPack, RecordType, register

from .forms import AnswerForm, InquiryForm, PassOnForm
from .models import Inquiry

INQUIRIES = register(
    RecordType(
        model=Inquiry,
        collection="inquiries",
        clauses=("7.4",),
        purpose=_("A question to somebody by name about a record, and the answer; the record itself stays as it is."),
        way=None,
        reached_through="the record that it is about",
        in_pack=InPack(),
        columns=("title_text", "created_by", "asked", "state", "created_at"),
        filters=("state",),
        create_form=InquiryForm,
        forms={Inquiry.reply: AnswerForm, Inquiry.pass_on: PassOnForm},
        template="inquiries/record.html",
    )
)
