"""The app of roles."""

from qms.lifecycle import slices


class RolesConfig(slices.Slice):
    name = "processes.roles"
