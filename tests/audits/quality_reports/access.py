"""Who may see the yearly reports and move them: lines of the tables in tests/access, read from here."""

from tests.access.lines import made

from . import making

# The letters are explained in tests/access/test_pages_by_role.py.
PAGES = {
    "quality_reports": "L............",
    "quality_reports_xlsx": "L............",
    "quality_reports_record": "LN...........",
    "quality_reports_act": "LN...........",
    "quality_reports_form": "LN...........",
    "quality_report_counted": "LN...........",
}
OBJECTS = {
    "quality_reports_record": lambda world: [made(world, making.submitted).pk],
    "quality_reports_act": lambda world: [made(world, making.submitted).pk, "approve"],
    "quality_reports_form": lambda world: [made(world, making.submitted).pk, "report", "docx"],
    "quality_report_counted": lambda world: [made(world, making.submitted).pk, "audits_held"],
}
ACTS = {
    **{("QualityReport", state, "set_day"): "qmr" for state in ("due", "drafted", "submitted", "approved")},
    **{("QualityReport", state, "leave_out"): "chutich" for state in ("due", "drafted", "submitted", "approved")},
    ("QualityReport", "due", "draft"): "qmr",
    ("QualityReport", "drafted", "edit"): "qmr",
    ("QualityReport", "drafted", "submit"): "qmr",
    ("QualityReport", "submitted", "approve"): "chutich",
    ("QualityReport", "submitted", "return_for_change"): "chutich",
    ("QualityReport", "approved", "return_for_change"): "chutich",
    ("QualityReport", "approved", "send"): "qmr vanthu",
}
PREPARED = {("QualityReport", state): make for state, make in making.IN_STATE.items()}
ISSUED = {("quality-reports", "report"): making.with_a_declaration}
