"""The face of self-inspections: register, record, and the rounds with their index."""

from qms.web.registers import Catalogue, Register


class InspectionRegister(Register):
    """The register, with the way to the rounds."""

    template_name = "inspections/register.html"


class Rounds(Catalogue):
    """Every round, the newest first, with how many units are done."""

    template_name = "inspections/rounds.html"

    def in_order(self, found):
        return super().in_order(found).prefetch_related("inspections")
