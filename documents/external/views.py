"""The register of external documents."""

from qms.web.printed.tables import PrintedRegister


class ExternalRegister(PrintedRegister):
    """The register, with the way to the numbers that texts cite and it does not know."""

    template_name = "external/register.html"
