"""A management review by the pages: words written, numbers frozen, decided on and signed, and the next one follows."""

from datetime import timedelta

from audits.reviews.models import ManagementReview
from processes.actions.models import Action
from qms.ledger.now import frozen, now, today
from qms.lifecycle.door import perform
from tests.audits.reviews import making as making
from tests.processes.nonconformities import making as nonconformities

DAY = timedelta(days=1)
NUMBER = "/figures/nonconformities/nonconformities_open"


def test_from_the_first_words_to_the_next_review(office, person):
    reported = nonconformities.reported(office)
    manager = person("qmr")
    address = _plan(manager, "Xem xét quý này", today() + DAY)
    _gather_words(person, address)
    manager.act(address, "prepare")
    assert "comment" not in person("truongkt").open(address).acts
    perform(reported.reject, by=office.qmr, reason="Không phải lỗi")
    behind = person("chutich").follow(person("chutich").open(address), NUMBER)
    assert reported.number in behind.text
    _hold_and_decide(person, address)
    _write_and_sign(person, address)
    assert "close" not in manager.open(address).acts
    making.settle(ManagementReview.objects.get())
    assert not manager.act(address, "close").acts
    with frozen(now() + 90 * DAY):
        following = _plan(person("qmr"), "Xem xét quý sau", today() + DAY)
        page = person("qmr").open(following)
        assert "Rút ngắn một bước" in page.text and address in page.links


def _plan(manager, title, planned_on):
    page = manager.open("/management-reviews/new")
    given = {"unit": "vinhbao", "title": title, "since": today() - 90 * DAY, "planned_on": planned_on}
    wrong = manager.send(page, page.form("title"), 422, until=today() - 100 * DAY, **given)
    assert title in wrong.html
    return manager.send(page, page.form("title"), until=today(), **given).path


def _gather_words(person, address):
    manager, owner = person("qmr"), person("truongkt")
    for kind in ("providers", "risks"):
        manager.act(address, "name_owner", kind=kind, owner="truongkt")
    assert "prepare" not in manager.open(address).acts
    assert owner.open("/").html.count(f"{address}/acts/comment") == 2
    page = owner.follow(owner.open("/"), f"{address}/acts/comment")
    form = page.form("kind", "comment", "missing")
    assert form.values["kind"] == ["providers"]
    assert owner.send(page, form, 422).form("kind").values["kind"] == ["providers"]
    owner.send(page, form, missing="Chưa có nhà cung cấp nào trong kỳ")
    owner.act(address, "comment", comment="Rủi ro đất đai còn cao")
    assert f"{address}/acts/comment" not in owner.open("/").html
    assert ManagementReview.objects.get().inputs.get(kind="risks").comment == "Rủi ro đất đai còn cao"
    manager.act(address, "comment", kind="resources", comment="Thiếu một máy quét")


def _hold_and_decide(person, address):
    manager = person("qmr")
    assert manager.act(address, "hold", 422, participants=["qmr", "truongkt"]).status == 422
    manager.act(address, "hold", participants=["chutich", "qmr", "truongkt"])
    given = {"kind": "improvement", "text": "Rút ngắn một bước", "responsible": "truongphong", "unit": "vhxh"}
    given |= {"verifier": "congchuc3", "due_on": today() + 30 * DAY}
    assert "Rút ngắn một bước" in manager.act(address, "decide", 422, **given | {"due_on": ""}).html
    manager.act(address, "decide", **given)
    action = Action.objects.get()
    assert f"/actions/{action.pk}/acts/start" in person("truongphong").open("/").html


def _write_and_sign(person, address):
    hours = {"begun_at": "08:00", "ended_at": "10:30"}
    person("qmr").act(address, "write", minutes="Chủ tịch kết luận: hệ thống có hiệu lực", **hours)
    leader = person("chutich")
    assert leader.act(address, "minute", 422, password="sai").status == 422
    page = leader.act(address, "minute", password="demo")
    assert "Chủ tịch kết luận: hệ thống có hiệu lực" in page.text
    paper = next(each for each in page.links if each.endswith("/minutes.docx"))
    assert leader.client.get(paper).content[:2] == b"PK"
