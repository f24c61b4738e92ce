"""Why a message has no place, in sentences for whoever sent it and whoever looks."""

from django.utils.translation import gettext as _

from ..cases.models import Case


def typed_here(case):
    """The dossier was taken in at the desk."""
    return _("%(number)s was taken in at the desk here.") % {"number": case.number}


def no_procedure(told):
    """Nothing here is known by the code of its procedure."""
    return _("No procedure with the code “%(code)s” is in force here.") % {"code": told.procedure_code or "–"}


def told_by_another(code):
    """Two systems tell of one code: the dossier stands once, and the second is told where."""
    other = Case._base_manager.filter(number=code).exclude(source_system="").first()
    names = {"number": code, "system": other and other.source_system}
    return [_("%(number)s is followed from “%(system)s” already.") % names] if other else []


def faults_of(reading, names):
    """What is wrong in a message, each with the name that the field has for whoever sent it."""
    said = [(names.get(name, name), each) for name, several in reading.faults.items() for each in several]
    return [f"{name}: {each}" if name else str(each) for name, each in said]
