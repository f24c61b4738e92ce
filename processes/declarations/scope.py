"""The scope of the quality system, reckoned: the procedures in force, and the clauses not applied and why (4.3)."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from documents.controlled.states import RevisionState

from ..editions.models import Edition
from ..editions.states import EditionState
from ..procedures.models import ProcedureVersion


@dataclass(frozen=True)
class Difference:
    """What the scope has today and the declaration has not, and the other way round."""

    added: list
    gone: list

    def __bool__(self):
        return bool(self.added or self.gone)

    @property
    def words(self):
        """What a declaration leaves out or says too much, in one line."""
        told = [_("new: %(what)s") % {"what": each} for each in self.added]
        return "; ".join(told + [_("gone: %(what)s") % {"what": each} for each in self.gone])


def procedures_of(unit):
    """[(code, title, national code, field)] of the administrative procedures in force below a unit."""
    rows = ProcedureVersion.objects.filter(
        unit__path__startswith=unit.path, revision__state=RevisionState.EFFECTIVE, internal=False
    )
    rows = rows.select_related("revision__document").order_by("revision__document__number")
    return [(r.revision.document.number, r.revision.document.title, r.national_code, r.field) for r in rows]


def edition_in_force(unit):
    """The edition of the standard that the administration works by, or None."""
    held = Edition.objects.filter(unit=unit, state=EditionState.IN_FORCE)
    return held.order_by("-adopted_on", "-pk").first()


def standard_of(unit):
    """The edition in force with its amendments, in words; "" where there is none."""
    edition = edition_in_force(unit)
    return " ".join(filter(None, (edition.name, edition.amendment))) if edition else ""


def exclusions_of(unit):
    """[(number of the clause, its title, why)] of what is not applied, as the edition in force says."""
    edition = edition_in_force(unit)
    if edition is None:
        return []
    rows = edition.grounds.filter(active=True).select_related("clause").order_by("clause__pk")
    return [(each.clause.number, each.clause.title(), each.why) for each in rows]


def difference(declaration):
    """What is otherwise today than the declaration says: procedures, and clauses that are not applied."""
    today = _told(procedures_of(declaration.unit), exclusions_of(declaration.unit))
    said = _told(
        [(each.code, each.title) for each in declaration.procedures.filter(active=True)],
        [(each.clause, each.title) for each in declaration.exclusions.filter(active=True)],
    )
    added = [words for key, words in today.items() if key not in said]
    return Difference(added, [words for key, words in said.items() if key not in today])


def _told(procedures, exclusions):
    """{what is told: in words}; a procedure that is called otherwise is another for the scope."""
    told = {("procedure", code, title): f"{code} {title}" for code, title, *_rest in procedures}
    return told | {("clause", number): _("clause %(number)s") % {"number": number} for number, *_rest in exclusions}
