"""The face of external documents: the register of what others issued and the work rests on."""

from django.utils.translation import gettext_lazy as _

from qms.lifecycle.registry import InPack, RecordType, register
from qms.lifecycle.ways import Way
from qms.web.cells import Cell, label_of

from .forms import AnnounceForm, EditForm, ExpireForm, ExternalForm, ReplaceForm
from .models import ExternalDocument


def verified(document):
    """Whether somebody compared it with its source; what nobody compared is visibly so."""
    label = label_of(ExternalDocument, "verified")
    tone = "good" if document.verified_on else "soon"
    return Cell(label, "toned", document.verified(), tone)


verified.short_description = _("verified")


def external_context(document, request):
    """What it took the place of."""
    return {"replaces": [] if document.is_past else document.replaces.order_by("number")}


EXTERNAL_DOCUMENTS = register(
    RecordType(
        model=ExternalDocument,
        collection="external-documents",
        clauses=("7.5.3",),
        purpose=_("Laws, decrees and standards that the office works by, and what rests on each."),
        way=Way(_("External documents"), "world", 45),
        in_pack=InPack(governs=True),
        columns=("title", "kind", "body", "validity", verified, "state"),
        filters=("kind",),
        create_form=ExternalForm,
        forms={
            ExternalDocument.edit: EditForm,
            ExternalDocument.replace: ReplaceForm,
            ExternalDocument.announce: AnnounceForm,
            ExternalDocument.expire: ExpireForm,
        },
        template="external/record.html",
        context=external_context,
    )
)
