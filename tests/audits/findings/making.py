"""Findings as the tests need them: danhgia1 finds them at Phòng Văn hóa - Xã hội, whose head is truongphong."""

from audits.findings.models import Finding
from qms.ledger.now import frozen
from qms.lifecycle.door import create, perform
from tests.audits.conduct import making as audits
from tests.processes.nonconformities import making as nonconformities

WORDS = {
    "grade": "minor",
    "description": "Sổ chứng thực không ghi ngày trả kết quả của 3 trong 10 hồ sơ",
    "evidence": "Sổ chứng thực quyển 02, số 112, 115, 118",
}
REASON = {"reason": "Ngày trả được ghi ở phần mềm, không ghi ở sổ"}


def under_way(office, **values):
    return audits.in_progress(office, **values)


def finding(office, audit=None, **values):
    """A draft, of an audit of its own unless one is given."""
    audit = audit or under_way(office)
    return create(Finding, by=audit.lead, audit=audit, **WORDS | {"clause": audits.clause()} | values)


def issued(office, **values):
    given = finding(office, **values)
    return perform(given.issue, by=given.audit.lead)


def agreed(office, **values):
    return perform(issued(office, **values).agree, by=office.truongphong, answer="Đúng như đã nêu")


def disputed(office, **values):
    return perform(issued(office, **values).dispute, by=office.truongphong, **REASON)


def withdrawn(office, **values):
    given = finding(office, **values)
    return perform(given.withdraw_finding, by=given.audit.lead, **REASON)


def closed(office, **values):
    """An observation with its response."""
    given = agreed(office, **{"grade": "observation"} | values)
    given = perform(given.respond, by=office.truongphong, response="Sẽ ghi thêm cột ngày trả")
    return perform(given.close, by=given.audit.lead)


def settle(office, nonconformity):
    """Settle the nonconformity of a finding with a correction alone."""
    decided = {"owner": office.truongphong, "severity": "minor", "clause": audits.clause()}
    record = perform(nonconformity.accept, by=office.qmr, **decided)
    record = perform(record.correct, by=record.owner, what="Ghi bổ sung ngày trả", evidence="Sổ quyển 02")
    record = perform(record.contain, by=record.owner, probable_cause=nonconformities.cause(office))
    return perform(record.close_with_correction, by=office.qmr, reason="Chỉ là thiếu sót ghi chép")


def found_again(office, first_on, then_on, **values):
    """The same found twice, by an audit on each of two days; gives both findings."""
    with frozen(first_on):
        first = issued(office, audit=under_way(office, title="Lần một"))
    with frozen(then_on):
        return first, issued(office, audit=under_way(office, title="Lần hai"), **values)


IN_STATE = {
    "draft": finding,
    "issued": issued,
    "agreed": agreed,
    "disputed": disputed,
    "closed": closed,
    "withdrawn": withdrawn,
}
