"""The app of communications."""

from qms.lifecycle import slices


class CommunicationsConfig(slices.Slice):
    name = "processes.communications"
