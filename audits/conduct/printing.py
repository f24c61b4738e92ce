"""The papers of an audit: its programme of the days, its checklist, and its report (TCVN ISO 19011)."""

import json

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from qms.ledger.now import local
from qms.web.printed.blocks import Facts, Heading, Signatures, Signer, Table, Text
from qms.web.printed.forms import PrintedForm
from qms.web.templatetags.words import day

from .models import Audit
from .report import content_of
from .states import Answer, AuditState


def plan_sheet(audit, request):
    """The programme of one audit: what, against what, who, and the timetable."""
    return [
        Facts(
            (
                (_("Audit"), audit.number),
                (_("Audited unit"), audit.unit),
                (_("Days"), _days(audit)),
                (_("Scope"), audit.scope),
                (_("Criteria"), audit.criteria),
                (_("Processes"), "\n".join(map(str, audit.audited_processes))),
                (_("Lead auditor"), audit.lead),
                (_("Team"), "\n".join(map(str, audit.auditors.members))),
            )
        ),
        Heading(_("Timetable")),
        Table(
            columns=(_("Day, hour"), _("What is audited"), _("Auditor"), _("Who is met")),
            rows=tuple((_hours(each), each.what, each.auditor, each.auditee) for each in audit.stretches()),
            widths=(22, 40, 20, 18),
        ),
        Signatures((Signer(_("Lead auditor"), audit.lead), Signer(_("Audited unit")))),
    ]


def checklist_sheet(audit, request):
    """The questions, with room to write while nothing is answered yet."""
    lines = audit.checklist.lines()
    return [
        Facts(((_("Audit"), audit.number), (_("Audited unit"), audit.unit), (_("Days"), _days(audit)))),
        Table(
            columns=(_("No."), _("Clause"), _("Question"), _("Evidence recorded"), _("Found")),
            rows=tuple(
                (n, line.clause and line.clause.number, _asked(line), line.note, line.get_answer_display())
                for n, line in enumerate(lines, 1)
            ),
            widths=(6, 9, 38, 32, 15),
        ),
        *_sample(audit),
        Signatures((Signer(_("Auditor")), Signer(_("Audited unit")))),
    ]


def report_sheet(audit, request):
    """The report: as it was frozen and signed, and before that as the data stand."""
    told = json.loads(audit.report_frozen) if audit.report_frozen else content_of(audit)
    answers = [row[2] for row in told["answers"]]
    counted = tuple((Answer(each).label, answers.count(each)) for each in Answer)
    return [
        Facts(
            (
                (_("Audit"), told["number"]),
                (_("Audited unit"), told["unit"]),
                (_("Days"), _days(audit)),
                (_("Scope"), told["scope"]),
                (_("Criteria"), told["criteria"]),
                (_("Lead auditor"), told["lead"]),
                (_("Team"), "\n".join(told["team"])),
            )
        ),
        Heading(_("Opening meeting")),
        Text(told["opening"]),
        Heading(_("What was asked, and what was found")),
        Table(columns=(_("Found"), _("Number of questions")), rows=counted, widths=(70, 30)),
        *_dossiers(told),
        Heading(_("Findings")),
        _findings(told, dict(audit.findings.model._meta.get_field("grade").flatchoices)),
        Heading(_("Strengths")),
        Text(told["strengths"]),
        Heading(_("Recommendations")),
        Text(told["recommendations"]),
        Heading(_("Conclusion")),
        Text(told["conclusion"]),
        Heading(_("Closing meeting")),
        Text(told["closing"]),
        Signatures(
            (Signer(_("Lead auditor"), told["lead"], "", audit.reported_at), Signer(_("Head of the audited unit")))
        ),
    ]


def _findings(told, grades):
    return Table(
        columns=(_("Number"), _("Grade"), _("Clause"), _("What was found"), _("Evidence")),
        rows=tuple(
            (number, grades.get(grade, grade), clause, text, evidence)
            for number, grade, clause, text, evidence in told["findings"]
        ),
        widths=(16, 14, 10, 34, 26),
        empty=_("No finding."),
    )


def _dossiers(told):
    if told["sample"]:
        yield Text(_("Dossiers drawn at random and ticked through: %(count)s") % {"count": len(told["sample"])})


def _sample(audit):
    rows = audit.sample.select_related("case").order_by("pk")
    if rows:
        yield Heading(_("Dossiers drawn at random"))
        yield Table(
            columns=(_("Dossier"), _("Found"), _("Evidence recorded")),
            rows=tuple((row.case.number, row.get_answer_display(), row.note) for row in rows),
            widths=(30, 20, 50),
        )


def _asked(line):
    return f"{line.text}\n{line.evidence}" if line.evidence else line.text


def _days(audit):
    return " – ".join(dict.fromkeys(day(each) for each in (audit.starts_on, audit.ends_on) if each))


def _hours(stretch):
    begins, ends = local(stretch.begins_at), local(stretch.ends_at)
    return f"{begins:%d/%m/%Y %H:%M}–{ends:%H:%M}"


PLAN_FORM = PrintedForm(
    slug="plan",
    title=gettext_lazy("Programme of an internal audit"),
    code="BM-QT-HT-03-03",
    blocks=plan_sheet,
    issued_by=(Audit.notify, Audit.plan, Audit.replace_lead),
    stands=lambda audit: audit.notified_at is not None,
)
CHECKLIST_FORM = PrintedForm(
    slug="checklist",
    title=gettext_lazy("Checklist of an internal audit"),
    code="BM-QT-HT-03-01",
    blocks=checklist_sheet,
    issued_by=(Audit.conclude,),
    stands=lambda audit: audit.concluded_at is not None,
)
REPORT_FORM = PrintedForm(
    slug="report",
    title=gettext_lazy("Report of an internal audit"),
    code="BM-QT-HT-03-04",
    blocks=report_sheet,
    applies=lambda audit: audit.state in {AuditState.REPORTING, AuditState.REPORTED, AuditState.CLOSED},
    issued_by=(Audit.report,),
    stands=lambda audit: audit.reported_at is not None,
)
