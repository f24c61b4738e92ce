"""The face of acknowledgements."""

from qms.lifecycle.registry import RecordType, register

from .models import Acknowledgement

ACKNOWLEDGEMENTS = register(
    RecordType(
        model=Acknowledgement,
        collection="acknowledgements",
        columns=("revision", "person", "state", "opened_at", "acknowledged_at"),
        template="acknowledgements/record.html",
    )
)
