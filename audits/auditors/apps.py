"""The app of auditors."""

from qms.lifecycle import slices


class AuditorsConfig(slices.Slice):
    name = "audits.auditors"
