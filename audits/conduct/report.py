"""The report of an audit as it is frozen and signed: facts, answers and findings in one text (9.2.2 d, f)."""

import json


def text_of(audit):
    """The one text that is signed."""
    return json.dumps(content_of(audit), ensure_ascii=False, sort_keys=True)


def content_of(audit):
    """Everything the report says, as plain data."""
    findings = audit.findings.told().select_related("clause").order_by("number")
    return {
        "number": audit.number,
        "title": audit.title,
        "unit": str(audit.unit),
        "scope": audit.scope,
        "criteria": audit.criteria,
        "days": [str(audit.starts_on), str(audit.ends_on)],
        "lead": str(audit.lead),
        "team": [str(each) for each in (*audit.auditors.members, *audit.auditors.answered_besides())],
        "opening": audit.opening_record,
        "closing": audit.closing_record,
        "answers": [
            [line.clause and line.clause.number, line.text, line.answer, line.note, str(line.answered_by)]
            for line in audit.checklist.lines()
        ],
        "sample": [[row.case.number, row.answer, row.note] for row in audit.sample.select_related("case")],
        "findings": [
            [each.number, each.grade, each.clause and each.clause.number, each.description, each.evidence]
            for each in findings
        ],
        "strengths": audit.strengths,
        "recommendations": audit.recommendations,
        "conclusion": audit.conclusion,
    }
