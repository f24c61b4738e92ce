"""The editor keeps everything that is typed, changes rows without saving, and saves through the door."""

import json

import pytest
from django.urls import reverse

from processes.procedures.comparison import compare_steps
from processes.procedures.editor import DefinitionForm, Editor
from processes.procedures.rows import change_rows
from processes.procedures.typed_rows import as_data, typed_from, typed_in
from tests.processes.procedures import making as making


def data_of(definition):
    return {name: values for name, values in as_data(typed_from(definition)).lists()}


@pytest.fixture
def version(office):
    return making.draft(office, definition_=making.definition())


@pytest.fixture
def page(version):
    return reverse("revision_steps", args=[version.revision_id])


@pytest.fixture
def author(client, office):
    client.force_login(office.congchuc1)
    return client


def test_what_is_shown_and_sent_back_changes_nothing(office, version):
    before = making.fresh(version).definition()
    editor = Editor(typed_in(as_data(typed_from(before))), bound=True)
    assert editor.is_valid()
    after = editor.definition()
    assert {key: after[key] for key in ("parts", "steps")} == {key: before[key] for key in ("parts", "steps")}
    assert after["unit_in_charge"] == before["unit_in_charge"]


def test_the_author_saves_steps(author, page, version):
    steps = [making.step("B1", "B2", minutes=510), making.step("B2")]
    answer = author.post(page, data_of(making.definition(*steps)) | {"sequence": version.sequence})
    assert answer.status_code == 302
    saved = making.fresh(version).definition()["steps"]
    assert [(each["code"], each["minutes"]) for each in saved] == [("B1", 510), ("B2", 60)]


def test_a_new_step_is_saved_before_its_outcome_is_written(author, page, version):
    typed = typed_from(making.definition())
    change_rows(typed, "add-step")
    typed["steps"][2] |= {"name": "Bước mới"}
    data = {name: values for name, values in as_data(typed).lists()}
    data |= {"steps-2-outcomes-0-label": "", "steps-2-outcomes-0-leads_to": "", "steps-2-outcomes-0-code": ""}
    html = author.post(page, data | {"sequence": version.sequence, "stay": "1"}, follow=True).content.decode()
    saved = making.fresh(version).definition()["steps"][2]
    assert (saved["code"], saved["name"], saved["outcomes"]) == ("B3", "Bước mới", [])
    assert "Chưa có hướng xử lý nào, hồ sơ sẽ đứng lại ở đây." in html


def test_an_outcome_that_leads_somewhere_needs_its_words(author, page, version):
    data = data_of(making.definition()) | {"steps-0-outcomes-0-label": "", "steps-0-outcomes-0-leads_to": "B2"}
    answer = author.post(page, data | {"sequence": version.sequence})
    assert answer.status_code == 422
    assert making.fresh(version).sequence == version.sequence


def test_wrong_input_stays_and_is_told(author, page, version):
    data = data_of(making.definition()) | {"steps-0-name": "", "steps-1-hours": "nhiều", "facts-fee": "8.000 đồng <b>"}
    answer = author.post(page, data)
    assert answer.status_code == 422
    html = answer.content.decode()
    assert "nhiều" in html and "8.000 đồng &lt;b&gt;" in html and "is-invalid" in html
    assert making.fresh(version).sequence == version.sequence


def test_a_row_is_added_without_saving_and_without_losing_what_is_wrong(author, page, version):
    data = data_of(making.definition()) | {"steps-1-hours": "nhiều", "edit": "add-step"}
    html = author.post(page, data).content.decode()
    assert 'name="steps-2-code" value="B3"' in html.replace("\n", " ") or 'value="B3"' in html
    assert "nhiều" in html
    assert making.fresh(version).sequence == version.sequence


@pytest.mark.parametrize(
    ("button", "codes"),
    [
        ("add-step", ["B1", "B2", "B3"]),
        ("remove-step-0", ["B2"]),
        ("up-step-1", ["B2", "B1"]),
        ("down-step-0", ["B2", "B1"]),
        ("up-step-0", ["B1", "B2"]),
        ("down-step-1", ["B1", "B2"]),
        ("remove-step-9", ["B1", "B2"]),
        ("explode", ["B1", "B2"]),
    ],
)
def test_buttons_change_rows(button, codes):
    typed = typed_from(making.definition())
    change_rows(typed, button)
    assert [step["code"] for step in typed["steps"]] == codes


def test_outcomes_fields_and_parts_are_rows_too():
    typed = typed_from(making.definition())
    for button in ("add-outcome-0", "add-field-1", "add-part", "remove-outcome-1-0", "add-field-9"):
        change_rows(typed, button)
    first, second = typed["steps"]
    assert (len(first["outcomes"]), len(second["outcomes"]), len(second["fields"])) == (2, 1, 1)
    assert len(typed["parts"]) == 2


def test_the_preview_tells_problems_and_saves_nothing(author, page, version):
    data = data_of(making.definition(making.step("B1"), making.step("B7")))
    html = author.post(f"{page}/preview", data).content.decode()
    assert "B7" in html and "is-faulty" in html and "<svg" in html
    assert making.fresh(version).sequence == version.sequence


@pytest.mark.django_db(transaction=True)
def test_somebody_was_faster(author, page, version):
    answer = author.post(page, data_of(making.definition(making.step("B1"))) | {"sequence": version.sequence - 1})
    assert answer.status_code == 409
    assert "Bước B1" in answer.content.decode()


def test_only_the_author_opens_the_editor(client, office, page, version):
    client.force_login(office.congchuc2)
    assert client.get(page).status_code == 403
    client.force_login(office.quantri)
    assert client.get(page).status_code == 404


def test_a_frozen_version_is_shown_instead(author, office):
    version = making.submitted(office)
    answer = author.get(reverse("revision_steps", args=[version.revision_id]))
    assert answer["Location"] == reverse("procedure_versions_record", args=[version.pk])


def test_the_pages_show_steps_and_diagram(author, office):
    version = making.effective(office)
    for name, args in (
        ("procedures", []),
        ("procedure_versions_record", [version.pk]),
        ("document_revisions_record", [version.revision_id]),
    ):
        html = author.get(reverse(name, args=args)).content.decode()
        assert "Xác nhận tình trạng hôn nhân" in html
        assert name == "procedures" or ("Bước B2" in html and "<svg" in html)


def test_the_list_asks_the_same_number_of_questions_for_one_and_for_many(author, office, django_assert_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    making.effective(office)
    author.get(reverse("procedures"))
    with CaptureQueriesContext(connection) as one:
        author.get(reverse("procedures"))
    for number in range(3):
        making.draft(office, making.document(office, f"QT-TP-1{number}"), making.definition())
    with django_assert_num_queries(len(one)):
        author.get(reverse("procedures"))


def test_two_versions_are_compared_step_by_step(office):
    old = making.effective(office)
    steps = [making.step("B1", "B3", post="one_stop_officer", unit="hcc", minutes=90), making.step("B3")]
    new = making.draft(office, old.revision.document, making.definition(*steps), change_summary="Bớt một bước")
    kinds = {change.code: change.kind for change in compare_steps(old, new)}
    assert kinds == {"B1": "changed", "B3": "added", "B2": "removed"}
    assert compare_steps(old, old) == []


def test_scripts_define_by_json(office):
    form = DefinitionForm({"definition": json.dumps(making.definition())})
    assert form.is_valid()
    assert [step["code"] for step in form.values()["definition"]["steps"]] == ["B1", "B2"]


@pytest.mark.parametrize("wrong", [[], 1, {"steps": 1}, {"steps": [1]}, {"steps": [{"code": "B1"}]}, {}])
def test_json_of_another_shape_is_refused(office, wrong):
    form = DefinitionForm({"definition": json.dumps(wrong)})
    assert not form.is_valid()
    assert form.errors["definition"]
