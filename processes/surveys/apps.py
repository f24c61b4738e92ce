"""The app of surveys."""

from qms.lifecycle import slices


class SurveysConfig(slices.Slice):
    name = "processes.surveys"
