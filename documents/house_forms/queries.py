"""Which file of a revision is a template, and what of it could not be filled."""

from documents.controlled.states import DocumentKind

from .fields import faults_of


def template_of(revision):
    """What is known of the Word file with fields that is a form's content, or None."""
    if revision is None or revision.document.kind != DocumentKind.FORM:
        return None
    said = revision.file_texts.filter(attachment__purpose="content").select_related("attachment").order_by("-pk")
    return next((each for each in said if each.fields), None)


def unread_template(revision):
    """Whether a form has a Word file of which nobody knows yet whether it has fields."""
    if revision.document.kind != DocumentKind.FORM:
        return False
    files = revision.files().filter(name__iendswith=".docx")
    return files.exclude(pk__in=revision.file_texts.values("attachment")).exists()


def unknown_fields(revision):
    """The fields of a form's template that nothing fills."""
    template = template_of(revision)
    return faults_of(template.fields) if template else []
