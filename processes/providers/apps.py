"""The app of providers."""

from qms.lifecycle import slices


class ProvidersConfig(slices.Slice):
    name = "processes.providers"
