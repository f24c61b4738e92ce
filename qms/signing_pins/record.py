"""The face of renewals: what the record tells of itself."""

from django.utils.translation import gettext_lazy as _

from qms.lifecycle.registry import InPack, RecordType, register

from .forms import NewRenewal
from .models import PinRenewal

RENEWALS = register(
    RecordType(
        model=PinRenewal,
        collection="pin-renewals",
        clauses=("7.5.3",),
        purpose=_("Who lost the signing PIN or second factor asks here; another vouches, and then they set a new one."),
        way=None,
        reached_through="the pages of one's own signing PIN and second factor",
        in_pack=InPack(),
        columns=("title_text", "lost", "why", "state", "created_at"),
        create_form=NewRenewal,
        template="signing_pins/record.html",
    )
)
