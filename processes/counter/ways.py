"""The way to the counter, for those who sit at it: it is where they begin, and what it needs before that."""

from django.utils.translation import gettext_lazy as _

from documents.controlled.states import RevisionState
from processes.procedures.models import ProcedureVersion
from qms.lifecycle.ways import Way, declare_way
from qms.organisation.office_needs import declare_need
from qms.people.posts import PostKind
from qms.web.homes import declare_home

declare_way(
    "counter",
    Way(
        _("The counter"),
        "inbox",
        6,
        group="",
        key="q",
        thumb=True,
        posts=(PostKind.ONE_STOP_OFFICER,),
        purpose=_("Dossiers are taken in here, checked, accepted and their receipts printed; results are handed out."),
    ),
)
declare_home("counter", 20, lambda kinds: PostKind.ONE_STOP_OFFICER in kinds)
declare_need(
    80,
    _("A procedure in force, with its steps"),
    PostKind.PROCESS_OWNER.label,
    lambda: ProcedureVersion.objects.filter(
        revision__state=RevisionState.EFFECTIVE, revision__taken_over_by__isnull=True
    ).exists(),
)
