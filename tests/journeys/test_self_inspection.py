"""A round of self-inspection by the pages: kept, opened by the clock, answered, looked at from outside, counted."""

from datetime import timedelta

from audits.inspections.handlers import open_due_inspections
from audits.inspections.models import SelfInspection
from audits.inspections.round import InspectionRound
from qms.ledger.now import now, today

DAY = timedelta(days=1)
POINTS = {
    "points__field": ["Thủ tục hành chính", "Thủ tục hành chính", "Chính quyền số"],
    "points__text": ["Niêm yết đầy đủ", "Trả đúng hạn", "Ký số văn bản đi"],
    "points__most": ["2", "2", "1"],
}


def test_from_the_round_to_the_share_of_the_commune(office, person):
    round_address = _keep_a_round(person)
    assert "/self-inspections/" not in person("truongphong").open("/").html
    assert open_due_inspections(now()) == 3
    inspection = SelfInspection.objects.get(unit__code="vhxh")
    address = f"/self-inspections/{inspection.pk}"
    head = person("truongphong")
    assert f"{address}/acts/assess" in head.open("/").html
    _name_the_inspector(person, address)
    first, second, third = inspection.round.points.order_by("pk")
    _answer_all_but_one(person("congchuc1"), address, first, second)
    record = head.open(address)
    assert "submit" not in record.acts and third.text in record.text
    _answer(person("congchuc1"), address, third, result="not_met", evidence="Chưa niêm yết")
    head.act(address, "submit")
    assert f"{address}/acts/verify" in person("congchuc3").open("/").html
    person("congchuc3").act(address, "return_for_change", reason="Chưa thấy ảnh niêm yết")
    assert "Chưa thấy ảnh niêm yết" in head.open(address).text
    _answer(person("congchuc1"), address, first, result="met", evidence="Ảnh chụp tại quầy 2", claimed="2")
    head.act(address, "submit")
    _verify(person("congchuc3"), address, second)
    person("qmr").act(address, "close")
    page = person("chutich").open(round_address)
    assert "80 %" in page.text and "60 %" in page.text and address in page.links
    figure = person("chutich").open("/figures/self_inspections_done")
    assert address in figure.html


def _keep_a_round(person):
    keeper = person("qmr")
    page = keeper.follow(keeper.open("/self-inspections/rounds"), "/self-inspections/rounds/new")
    days = {"since": today() - 180 * DAY, "until": today(), "opens_on": today(), "due_on": today() - DAY}
    given = {"unit": "vinhbao", "name": "Kỳ quý", **POINTS}
    wrong = keeper.send(page, page.form("name"), 422, **given, **days)
    assert "Niêm yết đầy đủ" in wrong.html
    keeper.send(page, page.form("name"), **given, **days | {"due_on": today() + 10 * DAY})
    return f"/self-inspections/rounds/{InspectionRound.objects.get().pk}"


def _name_the_inspector(person, address):
    keeper = person("qmr")
    assert "Congchuc1" in keeper.act(address, "name_inspector", 422, inspector="congchuc1").text
    keeper.act(address, "name_inspector", inspector="congchuc3")


def _answer(officer, address, point, **given):
    return officer.act(address, "assess", **{f"{name}_{point.pk}": value for name, value in given.items()})


def _answer_all_but_one(officer, address, first, second):
    page = officer.act(address, "assess", 422, **{f"result_{first.pk}": "met", f"claimed_{first.pk}": "9"})
    assert page.form("remedies").values[f"claimed_{first.pk}"] == ["9"]
    _answer(officer, address, first, result="met", evidence="Ảnh chụp", claimed="2")
    _answer(officer, address, second, result="met", evidence="Báo cáo tháng", claimed="2")


def _verify(inspector, address, lower):
    page = inspector.follow(inspector.open(address), "/acts/verify")
    form = page.form(f"confirmed_{lower.pk}")
    inspector.send(page, form, **{f"confirmed_{lower.pk}": "1", f"remark_{lower.pk}": "Hai hồ sơ trễ"})
    assert "Hai hồ sơ trễ" in inspector.open(address).text
