"""The app of followed dossiers."""

from qms.lifecycle import slices


class FollowedConfig(slices.Slice):
    name = "processes.followed"
