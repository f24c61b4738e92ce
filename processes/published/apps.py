"""The app of published lists."""

from qms.lifecycle import slices


class PublishedConfig(slices.Slice):
    name = "processes.published"
