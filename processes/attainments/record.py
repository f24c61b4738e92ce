"""The face of attainments."""

from django.utils.translation import gettext_lazy as _

from qms.lifecycle.registry import InPack, RecordType, register

from .forms import AttainmentForm, RenewForm
from .models import Attainment

ATTAINMENTS = register(
    RecordType(
        model=Attainment,
        collection="attainments",
        clauses=("7.2",),
        purpose=_("What a person can do, by which evidence, and until when it holds."),
        way=None,
        reached_through="the list of competences, and the matrix",
        in_pack=InPack(),
        columns=("person", "competence", "grounds", "since", "until", "state"),
        filters=("person", "competence", "ending"),
        create_form=AttainmentForm,
        forms={Attainment.renew: RenewForm},
        template="attainments/record.html",
    )
)
