"""A few records of every kind, with their history, tasks, links, files and seals: the commune's year, cut short.

It is played through the door like the demo, from the same files, so that it grows with what the program can do.
"""

import io
from datetime import date, datetime

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from pypdf import PdfWriter

from documents.comments.models import Comment
from documents.controlled.models import Document
from documents.holds.models import Hold
from documents.periodic_reviews.models import PeriodicReview
from documents.record_series.models import RecordSeries
from documents.takeovers.models import TakeOver
from fixtures import commune, reference, told
from processes.issuances.models import Issuance
from processes.patterns.models import Pattern
from processes.procedures.models import ProcedureVersion
from processes.published.models import PublishedList
from qms.evidence.seals import make_seal
from qms.imports.models import Import
from qms.ledger.now import frozen
from qms.lifecycle.door import create, create_as_part, perform
from qms.lifecycle.exemptions import Exemption
from qms.organisation.account_services import edit_account
from qms.people.actors import Actor
from qms.people.models import system_person

BEGINS = datetime(2025, 6, 30, 8, 0)
UNTIL = datetime(2026, 11, 20, 17, 0)
FEW = {
    "cases.toml": {"cases": 6},
    "nonconformities.toml": {"nonconformities": 4},
    "objectives.toml": {"objectives": 3},
    "risks.toml": {"risks": 3},
    "audits.toml": {"audits": 2},
    "inspections.toml": {"points": 4, "rounds": 1},
    "reviews.toml": {"reviews": 1},
    "feedback.toml": {"feedback": 4, "surveys": 1},
    "questions.toml": {"questions": 5},
    "published.toml": {"procedures": 3, "made_up": 1},
    "competence.toml": {"competences": 7, "attainments": 3},
    "par_index.toml": {"criteria": 4},
    "copies.toml": {"copies": 1, "requests": 1},
}
DOCUMENTS, READERS = 3, 2


def moment(local):
    """A moment of the office's clock."""
    return timezone.make_aware(local)


def play():
    """Play it in the empty office that is open."""
    commune.read = reference.read = lambda name: shortened(name, told.read)
    try:
        with frozen(moment(BEGINS)):
            people = reference.load_reference(password=commune.DEMO_PASSWORD)
        commune.play_year(people, moment(UNTIL))
        with frozen(moment(UNTIL)):
            make_seal()
            _add_what_the_year_lacks(people)
    finally:
        commune.read = reference.read = told.read


def _add_what_the_year_lacks(people):
    """Kinds of rows that no story of the commune makes; they come after the last seal and wait for the next."""
    clock, documents = Actor(system_person()), Document.objects.order_by("pk")
    create_as_part(PeriodicReview, actor=clock, document=documents[0])
    heads = [people["chutich"], people["phochutich"]]
    revisions = [document.effective_revision() for document in documents]
    record, head = next((each, head) for each in revisions for head in heads if each and _is_free(each, head))
    grounds = "Đơn vị chỉ còn một người am hiểu lĩnh vực này."
    create(Exemption, by=head, record=record, rule="is_not_author", person=people["congchuc1"], grounds=grounds)
    scan = {"files": [_scan()], "unit": record.unit, "confirmer": head, "review_by": date(2027, 3, 1)}
    create(TakeOver, by=people["thuky"], decision="Quyết định số 45/QĐ-UBND ngày 30/10/2018", **scan)
    create(Import, by=people["qmr"], kind="causes", file=_sheet())
    listed = PublishedList.objects.get()
    _end_records(people)
    version = ProcedureVersion.objects.filter(internal=False).order_by("pk")[0]
    create(Pattern, by=people["thuky"], version=version, prefix="QT-CM")
    issuance = create(
        Issuance, by=people["thuky"], published_list=listed, reviewer=people["phochutich"], approver=people["chutich"]
    )
    drafted = issuance.items.order_by("position")[0].revision
    create(Comment, by=people["phochutich"], revision=drafted, words="Nêu rõ thời hạn theo quyết định công bố.")
    edit_account(
        people["vanthu"],
        by=people["quantri"],
        full_name=people["vanthu"].full_name,
        email="vanthu@example.org",
        reason="Đổi địa chỉ thư",
    )


def _end_records(people):
    """A proposal to end records on paper, and a hold that keeps others."""
    line, held = RecordSeries.objects.filter(of_kind="", years__isnull=False).order_by("pk")[:2]
    line = perform(line.verify, by=people["thuky"])
    perform(line.propose_disposal, by=people["thuky"], reason="Hết thời hạn lưu", described="Năm 2004, 02 cặp (mẫu)")
    create(Hold, by=people["qmr"], series=held, grounds="Chờ ý kiến của lưu trữ thành phố (mẫu)")


def _sheet():
    """Causes as a keeper of the quality system sends them."""
    return SimpleUploadedFile("nguyen-nhan.csv", "Mã;Tên nguyên nhân\nNN-90;Thiếu chỗ để hồ sơ\n".encode())


def _scan():
    """A PDF file as small as one can be."""
    writer, content = PdfWriter(), io.BytesIO()
    writer.add_blank_page(200, 200)
    writer.write(content)
    return SimpleUploadedFile("QT-HT-20.pdf", content.getvalue())


def _is_free(record, person):
    """Whether a person has not acted on a record; nobody grants an exception for what they did."""
    return not record.history.filter(history_user=person).exists()


def procedures_of(whole):
    """The procedures that dossiers and feedback of the small year name."""
    told = shortened("cases.toml", whole)["cases"] + shortened("feedback.toml", whole)["feedback"]
    return {each["procedure"] for each in told if "procedure" in each}


def shortened(name, whole):
    """One of the commune's files with few of its entries."""
    told = untold(whole(name))
    for key, count in FEW.get(name, {}).items():
        told[key] = spread(told[key], count)
    for each in told.get("nonconformities", ()):
        each.pop("late_dossier", None)  # of the few dossiers none may be late
    for each in told.get("made_up", ()):  # of a published list
        each["count"] = 2
    if name == "feedback.toml":  # its surveys ask about procedures that dossiers of the small year run on
        known = {case["procedure"] for case in shortened("cases.toml", whole)["cases"]}
        for survey in told["surveys"]:
            survey["about"] = [each for each in survey["about"] if each["procedure"] in known]
    if name == "documents.toml":
        needed = procedures_of(whole)
        first = told["documents"][:DOCUMENTS]
        told["documents"] = first + [each for each in told["documents"][DOCUMENTS:] if each["code"] in needed]
        for each in told["documents"]:
            each["acknowledged_by"] = each.get("acknowledged_by", [])[:READERS]
    return told


def untold(value):
    """The same without its memory of what was read: of a year cut short, not every line is asked for."""
    if isinstance(value, dict):
        return {key: untold(each) for key, each in value.items()}
    return [untold(each) for each in value] if isinstance(value, list) else value


def spread(entries, count):
    """So many of the entries, from the first on, evenly spread."""
    step = max(len(entries) // count, 1)
    return entries[::step][:count]
