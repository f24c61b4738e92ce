"""The face of risks and opportunities: register, record and the form on paper."""

from qms.web.printed.tables import PrintedRegister


class RiskRegister(PrintedRegister):
    """The register, with the ways to the matrix, the scale and the form on paper."""

    template_name = "risks/register.html"
