"""The face of assignments: what the record tells of itself."""

from django.utils.translation import gettext_lazy as _

from qms.lifecycle.registry import InPack, RecordType, register
from qms.lifecycle.ways import OFFICE, Way
from qms.people.posts import PostKind

from .forms import NewAssignment
from .models import Assignment
from .rules import CONFIRMERS

ASSIGNMENTS = register(
    RecordType(
        model=Assignment,
        collection="assignments",
        clauses=("5.3",),
        purpose=_("Who takes which post of power, proposed by one person and confirmed by another."),
        way=Way(_("Assignments"), "user-share", 212, group=OFFICE, posts=(PostKind.ADMINISTRATOR, *CONFIRMERS)),
        in_pack=InPack(),
        columns=("title_text", "since", "created_by", "state"),
        create_form=NewAssignment,
        template="assignments/record.html",
    )
)
