"""What holds for each kind of document today, above what was decided and when."""

from qms.people.actors import administration_of
from qms.web.registers import Catalogue

from .record import what_holds


class AuthorityCatalogue(Catalogue):
    """What holds in the whole office, and every decision about it."""

    template_name = "authorities/authorities.html"

    def get_context_data(self, **kwargs):
        unit = administration_of(self.request.user)
        return super().get_context_data(**kwargs) | {"holds": what_holds(unit), "unit": unit}
