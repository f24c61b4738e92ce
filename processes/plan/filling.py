"""What a report is filled in with: figures of the unit as they stand, each with the records that it counts."""


def fill_in(report):
    return []
