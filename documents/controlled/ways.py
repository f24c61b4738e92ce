"""What an office needs before it can begin: a document in force."""

from django.utils.translation import gettext_lazy as _

from qms.organisation.office_needs import declare_need
from qms.people.posts import PostKind

from .models import DocumentRevision
from .states import RevisionState

declare_need(
    70,
    _("A document in force"),
    PostKind.DOCUMENT_CONTROLLER.label,
    lambda: DocumentRevision.objects.filter(state=RevisionState.EFFECTIVE).exists(),
)
