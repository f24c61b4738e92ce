"""The app of trials."""

from qms.lifecycle import slices


class TrialsConfig(slices.Slice):
    name = "processes.trials"
