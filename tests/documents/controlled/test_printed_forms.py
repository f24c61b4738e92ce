"""Every printed form of the quality system bears the code of its form, and that form is under control in the demo."""

import tomllib
from pathlib import Path

from audits.reviews.printing import MINUTES_FORM
from documents.controlled.printing import TITLE_SHEET, WHOLE_DOCUMENT
from documents.controlled.questions import questions_in
from processes.nonconformities.register_paper import TABLE as NONCONFORMITIES
from processes.objectives.printing import TABLE as OBJECTIVES
from processes.risks.printing import TABLE as RISKS
from qms.lifecycle.registry import record_types
from qms.web.printed.heads import form_mark, title_block

from . import making

TOLD = tomllib.loads(Path("fixtures/documents.toml").read_text(encoding="utf-8"))["documents"]


def printed_forms():
    """Every form with the title block of a form; a document's own head is its own code."""
    found = [each for kind in record_types().values() for each in kind.printed_forms]
    found += [NONCONFORMITIES, OBJECTIVES, RISKS]
    own = (TITLE_SHEET, WHOLE_DOCUMENT)
    return [each for each in found if each.head is title_block and each not in own]


def test_no_form_of_the_quality_system_is_without_a_code():
    assert [str(each.title) for each in printed_forms() if not each.code] == []
    assert MINUTES_FORM.code


def test_each_code_is_a_form_in_force_in_the_demo():
    in_force = {
        each["code"]
        for each in TOLD
        if each["kind"] == "form" and any(issue["state"] == "effective" for issue in each["revisions"])
    }
    assert {each.code for each in [*printed_forms(), MINUTES_FORM]} - in_force == set()


def test_a_letter_bears_the_issue_in_force_and_before_that_only_its_code(office):
    assert form_mark(MINUTES_FORM) == "BM-QT-HT-05-02"
    making.effective(office, document_=making.document(office, code="BM-QT-HT-05-02"))
    assert form_mark(MINUTES_FORM) == "BM-QT-HT-05-02 · 01/00"


def test_the_questions_of_the_demos_documents_are_sound():
    texts = [path.read_text(encoding="utf-8") for path in Path("fixtures/documents").glob("*.html")]
    asked = [each for text in texts for each in questions_in(text)]
    assert len(asked) == 2 and all(each.is_sound() and each.passage for each in asked)
