"""The same journeys by a script: a document until it is in force, a dossier until it is handed over."""

import pytest

from qms.ledger.now import frozen
from tests.api.conftest import Script
from tests.processes.cases import making as cases


@pytest.fixture
def script(office):
    """`script("congchuc1")` is a script of that person."""
    known = {}
    return lambda username: known.setdefault(username, Script(getattr(office, username)))


class Followed:
    """One record as the last answer gave it; whoever acts on it sends the sequence they saw."""

    def __init__(self, script, collection, answer):
        assert answer.status_code == 201, answer.content
        self.script, self.collection, self.now = script, collection, answer.json()

    @property
    def address(self):
        return f"{self.collection}/{self.now['id']}"

    def act(self, by, name, status=200, headers=None, **values):
        """Do an act; gives the answer's body and, when it was done, keeps it as the record's present."""
        body = {"sequence": self.now["sequence"]} | values
        address = f"{self.address}/acts/{name}?expand=acts,tasks"
        answer = self.script(by).post(address, body, **(headers or {}))
        assert answer.status_code == status, (by, name, answer.status_code, answer.content.decode())
        if status == 200:
            self.now = answer.json()
        return answer.json()


def test_a_document_until_it_is_in_force(script):
    given = {"code": "QT-HT-01", "title": "Kiểm soát tài liệu", "kind": "system_procedure", "unit": "vhxh"}
    document = script("congchuc1").post("documents", given).json()
    revision = Followed(
        script,
        "document-revisions",
        script("congchuc1").post("document-revisions", {"document": document["number"], "text": "<p>Mục đích</p>"}),
    )
    unmet = revision.act("congchuc1", "submit", 409)["unmet"]
    assert len(unmet) == 1
    named = {"reviewers": ["truongphong"], "approver": "chutich", "readers": ["officer@vhxh"]}
    assert "approver" in revision.act("congchuc1", "edit", 422, approver="khong-co")["errors"]
    revision.act("congchuc1", "edit", **named)
    once = {"Idempotency-Key": "lần-một".encode().hex()}
    first = revision.act("congchuc1", "submit", headers=once)
    revision.now = {**revision.now, "sequence": first["sequence"] - 1}
    assert revision.act("congchuc1", "submit", headers=once) == first
    assert revision.act("congchuc1", "endorse", 403, password="demo")["rule"] == "is_reviewer"
    revision.act("motcua1", "endorse", 404, password="demo")
    revision.act("truongphong", "endorse", 422, password="sai")
    revision.act("truongphong", "endorse", password="demo")
    stale = revision.act("chutich", "approve", 409, password="demo", sequence=1)
    assert stale["current"] == {"sequence": revision.now["sequence"], "state": "in_review"}
    revision.act("chutich", "approve", password="demo")
    revision.act("thuky", "release")
    assert revision.now["state"] == "effective"
    history = script("congchuc2").get(f"{revision.address}/history").json()["results"]
    acts = [entry["act"] for entry in history if not entry["part"]]
    assert acts == ["create", "edit", "submit", "endorse", "approve", "release"]
    assert [entry["by"] for entry in history if entry["act"] == "approve"] == ["chutich"]


def received(script, document):
    given = {"procedure": document.number, "applicant_name": "Nguyễn Thị Mẫu", "parts": cases.PARTS}
    return Followed(script, "cases", script("motcua1").post("cases", given))


def test_a_dossier_until_it_is_handed_over(office, script):
    document = cases.procedure(office)
    with frozen(cases.MONDAY):
        case = received(script, document)
        case.act("motcua1", "accept")
        case.act("motcua1", "complete_step", 422, values={})
        case.act("motcua1", "complete_step", values=cases.ANSWERS)
        assert case.now["tasks"][0]["post"] == "officer"
    with frozen(cases.at(2026, 3, 3, 9, 0)):
        asked = {"what": "Bản sao", "answer_by": "2026-03-20"}
        assert "reason" in case.act("congchuc1", "request_supplement", 422, **asked)["errors"]
        case.act("congchuc1", "request_supplement", reason="Thiếu", **asked)
        assert case.now["due_at"] is None and case.now["state"] == "awaiting_supplement"
    with frozen(cases.at(2026, 3, 6, 9, 0)):
        case.act("motcua1", "receive_supplement")
        case.act("congchuc1", "complete_step", outcome="trinh")
        assert case.act("truongphong", "deliver", 409, how="counter")["unmet"]
        case.act("truongphong", "complete_step", outcome="dong_y")
        case.act("congchuc1", "resolve", 403, result_number="01")
        case.act("congchuc3", "resolve", 404, result_number="01")
        assert "result" in case.act("vanthu", "resolve", 422, result_number="01")["errors"]
        case.act("vanthu", "resolve", **cases.issued("01"))
        case.act("motcua1", "deliver", how="counter")
        assert case.now["state"] == "closed" and not any(act["allowed"] for act in case.now["acts"])
        past = script("congchuc1").get(case.address, as_of="2026-03-04").json()
        assert (past["state"], past["as_of"], past["acts"]) == ("awaiting_supplement", "2026-03-04", [])
        assert script("congchuc1").get(case.address, as_of="2026-03-01").status_code == 404
        assert script("congchuc1").get(case.address, as_of="hôm qua").status_code == 422
    history = script("motcua1").get(f"{case.address}/history").json()["results"]
    acts = [entry["act"] for entry in history if not entry["part"]]
    assert acts[:2] == ["create", "accept"] and acts[-2:] == ["resolve", "deliver"]
    assert acts.count("complete_step") == 3
