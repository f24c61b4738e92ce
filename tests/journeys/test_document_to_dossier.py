"""A procedure is written anew, reviewed, returned, approved, released; dossiers keep the version they began with."""

from django.urls import reverse

from documents.controlled.models import DocumentRevision
from processes.cases.models import Case
from tests.processes.cases import making as cases


def record(revision):
    return reverse("document_revisions_record", args=[revision.pk])


def written_anew(author, document):
    """A new revision by the pages: its text, the persons named, then its steps in the editor."""
    page = author.follow(author.open(reverse("documents_record", args=[document.pk])), "/document-revisions/new")
    assert page.form("document").values["document"] == [document.number]
    page = author.send(
        page,
        page.form("document"),
        text="<p>Mục đích: rút ngắn thời gian</p><script>alert(1)</script>",
        change_summary="Thêm bước kiểm tra",
        reviewers=["truongphong"],
        approver="chutich",
        readers=["officer@vhxh"],
    )
    revision = DocumentRevision.objects.get(document=document, state="draft")
    assert page.path == record(revision) and "<script>alert" not in page.html
    editor = author.follow(page, "/steps")
    assert editor.form("facts-field").values["steps-0-code"] == ["B1"]  # begins with the steps in force
    editor = author.send(editor, editor.form("facts-field"), edit="add-step")
    unfinished = author.send(
        editor, editor.form("facts-field"), steps__4__name="Kiểm tra", steps__4__outcomes__0__label="Đạt", stay="1"
    )
    assert "B5" in unfinished.html and "Không có hướng nào dẫn đến" in unfinished.text
    form = unfinished.form("facts-field")
    page = author.send(
        unfinished,
        form,
        steps__4__post="officer",
        steps__4__hours="2",
        steps__4__outcomes__0__leads_to="B4",
        steps__2__outcomes__0__leads_to="B5",
    )
    assert page.path == record(revision)
    return revision


def test_a_procedure_from_its_draft_to_the_dossiers_that_run_on_it(office, person):
    first = cases.procedure(office)
    running = cases.on_look(office, first)
    author, reviewer, approver = person("congchuc1"), person("truongphong"), person("chutich")
    controller, reader, desk = person("thuky"), person("congchuc2"), person("motcua1")
    old = first.effective_revision()

    revision = written_anew(author, first)
    assert "submit" in author.open(record(revision)).acts
    author.act(record(revision), "submit")

    work = reviewer.open("/")
    assert f"/document-revisions/{revision.pk}/acts/endorse" in work.html
    compared = reviewer.follow(reviewer.open(record(revision)), "/compare")
    assert "Kiểm tra" in compared.text and "rút ngắn thời gian" in compared.text and "B5" in compared.text
    wrong = reviewer.act(record(revision), "endorse", 422, password="sai")
    assert "Mật khẩu không đúng" in wrong.text
    reviewer.act(record(revision), "endorse", password="demo")

    assert "approve" not in author.open(record(revision)).acts
    approver.act(record(revision), "return_for_change", reason="Nêu rõ căn cứ pháp lý")
    assert "Nêu rõ căn cứ pháp lý" in author.open(record(revision)).text
    author.act(record(revision), "edit", text="<p>Mục đích và căn cứ</p>")
    author.act(record(revision), "submit")
    reviewer.act(record(revision), "endorse", password="demo")
    approver.act(record(revision), "approve", password="demo")

    controller.act(record(revision), "release")
    assert DocumentRevision.objects.get(pk=revision.pk).state == "effective"
    assert DocumentRevision.objects.get(pk=old.pk).state == "superseded"
    assert "01/01" in controller.open(reverse("documents_record", args=[first.pk])).text

    readings = reader.open("/")
    assert "/acknowledgements/" in readings.html
    text = reader.follow(reader.open(record(revision)), "/read")
    reader.send(*_acknowledging(reader, text))
    assert "1/3 người đã xác nhận" in reader.open(record(revision)).text

    fresh = _received(desk, first)
    assert fresh.version.revision_id == revision.pk
    assert cases.fresh(running).version.revision_id == old.pk
    for case, last in ((fresh, "B5"), (running, "B4")):
        page = desk.open(reverse("cases_record", args=[case.pk]))
        assert f"{last}. " in page.html and "<svg" in page.html
        version = desk.open(reverse("procedure_versions_record", args=[case.version_id]))
        assert f"<strong>{last}</strong>" in version.html and "<svg" in version.html
    assert "<strong>B5</strong>" not in desk.open(reverse("procedure_versions_record", args=[running.version_id])).html


def _acknowledging(reader, page):
    form_page = reader.follow(page, "/acts/acknowledge")
    return form_page, form_page.form("whole-form")


def _received(desk, document):
    page = desk.open(reverse("cases_new"))
    page = desk.follow(page, f"procedure={document.number}")
    desk.send(page, page.form("applicant_name"), applicant_name="Trần Văn Mẫu", parts=cases.PARTS)
    return Case.objects.order_by("-pk").first()
