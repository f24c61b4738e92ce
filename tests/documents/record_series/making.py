"""Makes lines of the list of records in each of their states, through the door."""

from documents.record_series.models import RecordSeries
from qms.lifecycle.door import create, perform


def in_use(office, code="HS-01", **values):
    """Superseded revisions, kept for two years by a ground that nobody has compared yet."""
    given = {
        "title": "Tài liệu đã hết hiệu lực",
        "of_kind": "controlled.DocumentRevision",
        "unit": office.units["vinhbao"],
        "form": "electronic",
        "place": "Trên hệ thống",
        "kept_by": "document_controller",
        "years": 2,
        "basis": "QT-HT-01, mục 5.6",
        "ending": "destroy",
    } | values
    return create(RecordSeries, by=office.thuky, code=code, **given)


def known(office):
    """The line that there is, or a new one."""
    return RecordSeries.objects.filter(state="in_use").first() or in_use(office)


def verified(office, **values):
    return perform(in_use(office, **values).verify, by=office.thuky)


def retired(office):
    return perform(in_use(office).retire, by=office.thuky, reason="Không lập nữa")


IN_STATE = {"in_use": verified, "retired": retired}
