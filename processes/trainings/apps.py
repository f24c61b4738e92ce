"""The app of trainings."""

from qms.lifecycle import slices


class TrainingsConfig(slices.Slice):
    name = "processes.trainings"
