"""The face of attainments."""

from qms.lifecycle.registry import InPack, RecordType, register

from .forms import AttainmentForm, RenewForm
from .models import Attainment

ATTAINMENTS = register(
    RecordType(
        model=Attainment,
        collection="attainments",
        clauses=("7.2",),
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
