"""The app of competences."""

from qms.lifecycle import slices


class CompetencesConfig(slices.Slice):
    name = "processes.competences"
