"""The app of checklists."""

from qms.lifecycle import slices


class ChecklistsConfig(slices.Slice):
    name = "audits.checklists"
