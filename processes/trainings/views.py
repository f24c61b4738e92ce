"""The register of trainings, with the way to the plans of the years."""

from qms.web.registers import Register


class TrainingRegister(Register):
    """All trainings, planned or not."""

    template_name = "trainings/register.html"
