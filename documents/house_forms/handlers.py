"""A form whose fields nothing fills is not handed to its reviewers."""

from documents.controlled.models import DocumentRevision
from qms.lifecycle.vetoes import veto

from . import rules

veto(DocumentRevision, DocumentRevision.submit, rules.template_is_read)
veto(DocumentRevision, DocumentRevision.submit, rules.fields_are_known)
