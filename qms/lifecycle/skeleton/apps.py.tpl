"""The app of $names."""

from qms.lifecycle import slices


class ${Plural}Config(slices.Slice):
    name = "$room.$slice"
