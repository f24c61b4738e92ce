"""The process map: what it shows, to whom, and in how many queries (4.4)."""

import re
from datetime import date
from html import unescape

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import localdate

from processes.map.clauses import clause_titles, load_rows, put_in_force
from processes.map.drawing import map_drawing
from processes.map.models import Clause, Process, ProcessDocument, ProcessLink
from processes.map.seed import load_clauses, load_map, tie_documents
from processes.map.services import tie, untie
from qms.evidence.replay import as_of
from qms.ledger.entry import recording
from qms.lifecycle.door import create, perform
from qms.lifecycle.errors import WrongPerson
from tests.documents.controlled import making
from tests.processes.nonconformities import making as nonconformities
from tests.processes.risks import making as risks

pytestmark = pytest.mark.both_databases

FIXTURES = settings.BASE_DIR / "fixtures"


def process(office, code="HT-01", kind="support", **values):
    values = {"name": f"Quá trình {code}", "unit": office.units["vhxh"], "clauses": "7.5.2"} | values
    return create(Process, by=office.qmr, code=code, kind=kind, **values)


def page_of(person, address="/process-map"):
    client = Client()
    client.force_login(person)
    return client.get(address)


def test_only_the_quality_manager_draws_up_a_process(office):
    with pytest.raises(WrongPerson):
        create(Process, by=office.congchuc1, code="X", name="X", kind="core", unit=office.units["vhxh"])


def test_the_quality_manager_draws_a_process_anew(office):
    drawn = process(office, inputs="Đơn")
    browser = Client()
    browser.force_login(office.qmr)
    page = browser.get(f"/processes/{drawn.pk}/acts/edit")
    assert 'value="Quá trình HT-01"' in page.text and "Đơn</textarea>" in page.text
    given = {"name": "Hộ tịch", "kind": "core", "unit": "kt", "outputs": "Trích lục", "position": 3, "whole-form": "1"}
    answer = browser.post(f"/processes/{drawn.pk}/acts/edit", given | {"sequence": drawn.sequence})
    assert answer.status_code == 302
    now = Process.objects.get(pk=drawn.pk)
    assert (now.number, now.name, now.kind, now.unit, now.inputs, now.outputs, now.position) == (
        "HT-01", "Hộ tịch", "core", office.units["kt"], "", "Trích lục", 3,
    )  # fmt: skip
    assert [row.act for row in now.history.order_by("history_id")] == ["create", "edit"]


def test_nobody_else_draws_it_anew(office):
    drawn = process(office)
    for person in (office.truongphong, office.thuky, office.chutich):
        with pytest.raises(WrongPerson), transaction.atomic():
            perform(drawn.edit, by=person, name="x")


def test_a_process_is_given_to_no_unit_of_another_commune(office):
    drawn = process(office)
    with recording(by=office.system, act="set_up"):
        other = type(office.units["kt"]).objects.create(code="xakhac", name="Xã khác")
    with pytest.raises(ValidationError), transaction.atomic():
        perform(drawn.edit, by=office.qmr, unit=other)
    assert perform(drawn.edit, by=office.qmr, unit=office.units["hcc"]).unit == office.units["hcc"]


def test_a_retired_process_leaves_the_map_and_comes_back(office):
    origin, target = process(office, "QL-01", "management"), process(office, "HT-01")
    with recording(by=office.qmr, act="draw"):
        ProcessLink.objects.create(origin=origin, target=target, what="Mục tiêu của năm")
    perform(origin.retire, by=office.qmr, reason="Gộp vào quá trình khác")
    assert [process for _label, band in page_of(office.qmr).context["bands"] for process in band] == [target]
    assert page_of(office.qmr, f"/processes/{target.pk}").context["coming"] == []
    assert page_of(office.qmr, f"/processes/{origin.pk}").status_code == 200
    perform(origin.take_up, by=office.qmr, reason="Vẫn cần")
    assert "Mục tiêu của năm" in page_of(office.qmr).text
    assert len(page_of(office.qmr, f"/processes/{target.pk}").context["coming"]) == 1


def test_everybody_with_a_post_sees_the_whole_map_and_the_administrator_none(office):
    process(office)
    assert Process.objects.visible_to(office.congchuc3).count() == 1
    assert Process.objects.visible_to(office.quantri).count() == 0


def test_a_tile_counts_the_documents_in_force(office):
    support, revision = process(office), making.effective(office)
    draft = making.draft(office, document_=making.document(office, code="QT-HT-02"))
    with recording(by=office.qmr, act="tie"):
        tie(support, revision.document)
        tie(support, draft.document)
    answer = page_of(office.congchuc1)
    assert answer.status_code == 200
    [(_label, [shown])] = answer.context["bands"]
    assert shown.figures.documents == {revision.document_id}
    assert f"/processes/{support.pk}#documents" in answer.content.decode()


def test_a_tile_counts_what_is_wrong_and_what_may_come_and_opens_both(office):
    core = process(office, "CL-01", "core")
    mine = [nonconformities.reported(office, process=core) for _ in range(2)]
    perform(mine[0].reject, by=office.qmr, reason="Trùng")
    expected = {mine[1].number, risks.risk(office, process=core).number}
    nonconformities.reported(office)
    for person in (office.truongphong, office.motcua1):
        answer = page_of(person)
        [(_label, [shown])] = answer.context["bands"]
        opened = re.findall(r'href="(/(?:nonconformities|risks)\?[^"]+)"', answer.content.decode())
        rows = [row["record"] for url in opened for row in page_of(person, unescape(url)).context["rows"]]
        assert len(rows) == shown.figures.open_nonconformities + shown.figures.open_risks
        assert {row.number for row in rows} == (expected if person == office.truongphong else set())


def test_an_untied_document_counts_no_more_and_its_past_is_kept(office):
    support, document = process(office), making.effective(office).document
    with recording(by=office.qmr, act="tie"):
        tie(support, document)
    with recording(by=office.qmr, act="untie"):
        untie(support, document)
    [(_label, [shown])] = page_of(office.congchuc1).context["bands"]
    assert shown.figures.documents == set()
    assert [row.act for row in ProcessDocument.history.order_by("history_id")] == ["tie", "untie"]


def test_the_map_asks_the_same_number_of_queries_whatever_it_holds(office):
    making.effective(office)
    counts = []
    for first, last in [(0, 2), (2, 12)]:
        for number in range(first, last):
            process(office, f"CL-{number:02d}", "core", unit=office.units["kt" if number % 2 else "hcc"])
        page_of(office.chutich)
        with CaptureQueriesContext(connection) as asked:
            assert len(page_of(office.chutich).context["bands"][0][1]) == last
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_the_drawing_shows_every_process_and_flow_and_lights_the_current(office):
    origin, target = process(office, "QL-01", "management"), process(office, "HT-01")
    with recording(by=office.qmr, act="draw"):
        flow = ProcessLink.objects.create(origin=origin, target=target, what="Mục tiêu <của năm>")
    svg = map_drawing([origin, target], [flow], current=target)
    assert svg.count("<rect") == 2 and svg.count("<polygon") == 1
    assert svg.count("is-current") == 1
    assert "QL-01 → HT-01: Mục tiêu &lt;của năm&gt;" in svg


def test_the_page_of_a_process_shows_flows_and_documents_and_its_past(office):
    origin, target = process(office, "QL-01", "management"), process(office, "HT-01")
    with recording(by=office.qmr, act="draw"):
        ProcessLink.objects.create(origin=origin, target=target, what="Mục tiêu của năm")
    answer = page_of(office.congchuc3, f"/processes/{target.pk}")
    assert answer.status_code == 200
    assert "Mục tiêu của năm" in answer.content.decode()
    day = localdate(target.created_at).isoformat()
    assert page_of(office.congchuc3, f"/processes/{target.pk}?as_of={day}").status_code == 200
    assert len(as_of(target, date.fromisoformat(day)).flows_in.all()) == 1


def test_the_commune_file_loads_once(office):
    with recording(by=office.system, act="seed"):
        for code in ("vp", "snc"):
            type(office.units["kt"]).objects.create(code=code, name=code, parent=office.units["vinhbao"])
    assert load_map(FIXTURES / "processes.toml", by=office.system) > 50
    assert load_map(FIXTURES / "processes.toml", by=office.system) == 0
    assert Process.objects.filter(kind="core").count() >= 5
    assert page_of(office.chutich).status_code == 200


def test_documents_are_tied_to_the_process_their_file_names(office, tmp_path):
    support, document = process(office), making.document(office)
    given = tmp_path / "documents.toml"
    given.write_text('[[documents]]\ncode = "QT-HT-01"\nprocess = "HT-01"\n')
    assert [tie_documents(given, by=office.system) for _again in range(2)] == [1, 0]
    assert ProcessDocument.objects.filter(process=support, document=document).exists()


def test_clauses_say_their_titles_and_a_new_edition_stands_beside_the_old(office):
    assert load_clauses(FIXTURES / "clauses.toml") > 50
    titles = clause_titles()
    assert titles["7.5.2"].startswith(titles["7.5"])
    process(office)
    assert f'title="{titles["7.5.2"]}">7.5.2</abbr>' in page_of(office.congchuc1).content.decode()
    load_rows("2026", [{"number": "7.5.2", "title_vi": "Mới", "title_en": "New"}])
    assert clause_titles() == titles
    put_in_force("2026")
    assert clause_titles() == {"7.5.2": "Mới"}
    assert Clause.objects.filter(number="7.5.2").count() == 2
