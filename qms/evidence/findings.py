"""What verification found."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Finding:
    """Something that is not as it was written."""

    table: str
    row: object
    says: str

    def __str__(self):
        return f"{self.table} {self.row}: {self.says}"
