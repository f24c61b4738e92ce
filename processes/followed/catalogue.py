"""Our procedures by the codes under which other systems know them; read once for many messages."""

from collections import defaultdict

from django.utils.functional import cached_property

from ..procedures.models import ProcedureVersion
from .national import procedure_key


class Catalogue:
    """Finds the version of a procedure on which a followed dossier runs."""

    @cached_property
    def _versions(self):
        """{code: versions that were ever in force, the oldest first}, by national codes and by our own numbers."""
        rows = ProcedureVersion._base_manager.filter(revision__effective_at__isnull=False)
        rows = rows.select_related("revision__document", "unit_in_charge").order_by("revision__effective_at", "pk")
        found = defaultdict(list)
        for version in rows:
            for code in {version.national_code, version.revision.document.number} - {""}:
                found[procedure_key(code)].append(version)
        return found

    def knows(self, code):
        """Whether a procedure is known here by this code."""
        return procedure_key(code) in self._versions

    def titles(self):
        """{number: title} of every procedure that was ever in force, as it is called now."""
        newest = (versions[-1].revision for versions in self._versions.values())
        return {each.document.number: each.title for each in newest}

    def version_of(self, told):
        """The version in force when the dossier was received; before our first the first; None without a procedure."""
        versions = self._versions.get(procedure_key(told.procedure_code), [])
        then = [each for each in versions if each.revision.effective_at <= told.received_at]
        return (then or versions[:1] or [None])[-1]
