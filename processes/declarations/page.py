"""What the page of a declaration shows: its scope, what is not applied, and what is otherwise today."""

from django.utils.translation import gettext as _

from qms.web.tables import Table

from .scope import difference
from .states import HOLDING, OPEN


def declaration_context(declaration, request):
    """Both lists as they were declared; towards today only where it holds or is being written."""
    rows = [[e.code, e.title, e.national_code, e.field] for e in declaration.procedures.all() if e.active]
    left_out = [[f"{each.clause} {each.title}", each.why] for each in declaration.exclusions.all() if each.active]
    compared = not declaration.is_past and declaration.state in (*HOLDING, *OPEN)
    return {
        "scope": Table.of([_("Code"), _("Procedure"), _("National code"), _("Field of administration")], rows),
        "scope_count": len(rows),
        "left_out": Table.of([_("Clause"), _("Why it is not applied")], left_out),
        "differs": difference(declaration) if compared else None,
    }
