"""The app of training plans."""

from qms.lifecycle import slices


class TrainingPlansConfig(slices.Slice):
    name = "processes.training_plans"
