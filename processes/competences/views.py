"""The list of what posts need, with the way to the matrix."""

from qms.web.registers import Catalogue


class CompetenceList(Catalogue):
    """Every competence on one page, in the order of the codes."""

    template_name = "competences/register.html"

    def in_order(self, found):
        return super().in_order(found).prefetch_related("needs__unit")
