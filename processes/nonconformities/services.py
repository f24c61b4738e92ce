"""What other rooms do with nonconformities: raise one from a record of theirs, as part of its act."""

from qms.lifecycle.door import create_as_part

from .models import Nonconformity


def raise_from(
    record, *, actor, title, description, source, unit=None, process=None, clause=None, severity="", reason=""
):
    """A nonconformity that came from a record, linked both ways; whoever acts on the record has reported it.

    Call inside an act of the record. `unit` is where it happened: the record's own when none is given.
    """
    return create_as_part(
        Nonconformity,
        actor=actor,
        reason=reason,
        origin=record,
        title=title,
        description=description,
        source=source,
        unit=unit or record.unit,
        process=process,
        clause=clause,
        severity=severity,
    )
