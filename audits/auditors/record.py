"""The face of auditors' qualifications."""

from django.utils.translation import gettext_lazy as _

from qms.lifecycle.registry import InPack, RecordType, register

from .forms import EndForm, QualifyForm
from .models import Qualification

QUALIFICATIONS = register(
    RecordType(
        model=Qualification,
        collection="auditors",
        clauses=("7.2",),
        purpose=_("Who may audit, by which evidence, and which units they are too near to."),
        way=None,
        reached_through="the register of audits, whose teams need it",
        in_pack=InPack(),
        columns=("person", "grounds", "since", "until", "may_lead", "is_in_force"),
        filters=("person", "in_force"),
        create_form=QualifyForm,
        forms={Qualification.end: EndForm},
        template="auditors/qualification.html",
    )
)
