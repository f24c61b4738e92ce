"""The story of an audit from its plan to its last finding, played through the door."""

from datetime import datetime, time, timedelta

from django.utils import timezone

from audits.checklists.sources import offers_of
from audits.conduct.models import Audit
from processes.causes.models import Cause
from processes.map.models import Clause, Process
from qms.evidence.seed import named
from qms.ledger.now import today
from qms.lifecycle.door import create, perform

from .models import Finding

IN_AN_HOUR = 12  # lines of a checklist


def audit_story(given, *, people, units, password, stage):
    """One audit as the file tells it; `until` names the state in which it stands today. Its findings go on beside."""
    told = _Told(given, people, units, password)
    yield told.at(given["planned"], time(8, 30))
    told.plan()
    yield told.at(given["planned"], time(9, 30))
    perform(told.audit.notify, by=told.lead)
    if given["until"] == "notified":
        return
    yield told.at(given["starts"], time(8, 5))
    told.open()
    for number, line in enumerate(list(told.audit.checklist.lines())[: given.get("answered")]):
        yield told.at(given["starts"], time(8 + number // IN_AN_HOUR, 10 + number % IN_AN_HOUR * 4))
        told.answer(line)
    if given["until"] == "in_progress":
        return
    yield told.at(given["ends"], time(16, 30))
    perform(told.audit.conclude, by=told.lead, closing_record=given["closing"])
    yield told.after(given["ends"], 3)
    told.report()
    for finding in told.findings:
        stage.add(_follow(told, *finding))
    if given["until"] == "closed":
        yield told.after(given["ends"], given.get("closed_after", 60))
        perform(told.audit.close, by=people["qmr"])


def _follow(told, words, finding):
    """What the unit makes of a finding."""
    head = told.people[told.given["head"]]
    yield told.after(told.given["ends"], words.get("answered_after", 6))
    if words.get("unanswered"):
        return
    if words.get("disputed"):
        perform(finding.dispute, by=head, reason=words["disputed"])
        return
    perform(finding.agree, by=head, answer=words.get("answer", ""))
    if words.get("response"):
        yield told.after(told.given["ends"], 9)
        perform(finding.respond, by=head, response=words["response"])
        perform(finding.close, by=told.lead)
    if words.get("corrected"):
        yield told.after(told.given["ends"], 12)
        told.accept(finding, head)
        yield told.after(told.given["ends"], 20)
        told.contain(finding, words)
    if words.get("enough"):
        yield told.after(told.given["ends"], 21)
        perform(told.raised(finding).close_with_correction, by=told.people["qmr"], reason=words["enough"])
    if words.get("whys"):
        yield from _correct(told, words, finding)


def _correct(told, words, finding):
    """What came back is not closed with a correction: its cause is removed, and somebody judges whether that helped."""
    yield told.after(told.given["ends"], 24)
    told.analyse(finding, words)
    yield told.after(told.given["ends"], 26)
    perform(told.raised(finding).start, by=told.people["qmr"])
    yield told.after(told.given["ends"], 45)
    told.do(finding)
    yield told.after(told.given["ends"], 47)
    perform(told.raised(finding).complete, by=told.raised(finding).owner)
    yield told.after(told.given["ends"], 90)
    judged = {"judged": words["judged"], "evidence": words["judged_by"], "password": told.password}
    perform(told.raised(finding).confirm_effective, by=told.lead, **judged)


class _Told:
    """What a story knows of its audit."""

    def __init__(self, given, people, units, password):
        self.given, self.people, self.units, self.password = given, people, units, password
        self.lead = people[given["lead"]]
        self.audit, self.findings = None, []

    # ── Moments

    @staticmethod
    def at(day, moment):
        return timezone.make_aware(datetime.combine(day, moment))

    def after(self, day, days):
        """A morning so many days later, on a day of the week."""
        later = day + timedelta(days=days)
        return self.at(later + timedelta(days=(0, 0, 0, 0, 0, 2, 1)[later.weekday()]), time(9, 15))

    # ── Scenes

    def plan(self):
        """The audit that the year's programme has planned, or one of its own; then its plan and its checklist."""
        given = self.given
        self.audit = Audit.objects.filter(title=given["title"]).first() or create(
            Audit, by=self.people["qmr"], unit=self.units[given["unit"]], title=given["title"], lead=self.lead
        )
        if self.audit.unit != self.units[given["unit"]]:
            raise LookupError(f"“{given['title']}” is planned for another unit than audits.toml says.")
        perform(
            self.audit.plan,
            by=self.lead,
            scope=given["scope"],
            criteria=given["criteria"],
            starts_on=given["starts"],
            ends_on=given["ends"],
            auditors=[self.people[name] for name in given["auditors"]],
            processes=[named(Process.objects, number) for number in given["processes"]],
            timetable=[self._stretch(each) for each in given["timetable"]],
        )
        perform(self.audit.compose, by=self.lead, lines=self._lines())
        if given.get("sample"):
            since = given["planned"] - timedelta(days=180)
            perform(self.audit.draw, by=self.lead, size=given["sample"], since=since, until=given["planned"])

    def _stretch(self, each):
        return {
            "begins_at": self.at(each["day"], each["begins"]),
            "ends_at": self.at(each["day"], each["ends"]),
            "what": each["what"],
            "auditor": named(self.people, each.get("auditor")),
            "auditee": each.get("auditee", ""),
        }

    def _lines(self):
        """The office's questions of the clauses named, what was found before, and the first steps of the procedures."""
        offered = [list(lines.values()) for _label, lines in offers_of(self.audit)]
        questions = [line for line in offered[0] if line["clause"].number in self.given["clauses"]]
        return questions + [line for lines in offered[1:] for line in lines[: self.given.get("steps", 4)]]

    def open(self):
        self.audit = perform(self.audit.open, by=self.lead, opening_record=self.given["opening"])
        for row in self.audit.sample.all():
            perform(self.audit.tick, by=self.lead, sampled=row.pk, answer="conforms", note=self.given["sample_note"])

    def answer(self, line):
        """Answer a question; where the file knows of a finding at its clause, log it."""
        words = next((each for each in self.given.get("findings", []) if self._is_about(each, line)), None)
        by = self._auditor(line)
        note = words["evidence"] if words else self.given["seen"][line.position % len(self.given["seen"])]
        found = {"major": "nonconformity", "minor": "nonconformity"}.get(words["grade"], "observation") if words else ""
        perform(self.audit.answer, by=by, line=line.pk, answer=found or "conforms", note=note)
        if words:
            words["logged"] = True
            values = {name: words[name] for name in ("grade", "description", "evidence")}
            values["process"] = named(Process.objects, words.get("process"))
            self.findings.append((words, create(Finding, by=by, audit=self.audit, line=line, **values)))

    @staticmethod
    def _is_about(words, line):
        return not words.get("logged") and line.clause and line.clause.number == words["clause"]

    def _auditor(self, line):
        team = self.audit.auditors.named()
        return team[line.position % len(team)]

    def report(self):
        for _words, finding in self.findings:
            perform(finding.issue, by=self.lead)
        words = {name: self.given[name] for name in ("strengths", "recommendations", "conclusion")}
        self.audit = perform(self.audit.write, by=self.lead, **words)
        self.audit = perform(self.audit.report, by=self.lead, password=self.password)

    def accept(self, finding, head):
        decided = {"owner": head, "severity": finding.grade, "clause": Clause.objects.get(pk=finding.clause_id)}
        decided["due_on"] = today() + timedelta(days=30)
        perform(finding.nonconformity.accept, by=self.people["qmr"], **decided)

    @staticmethod
    def raised(finding):
        """The nonconformity of a finding as it now is."""
        return type(finding).objects.get(pk=finding.pk).nonconformity

    def contain(self, finding, words):
        record = self.raised(finding)
        perform(record.correct, by=record.owner, what=words["corrected"], evidence=words["shown_by"])
        perform(record.contain, by=record.owner, probable_cause=Cause.objects.get(number=words["cause"]))

    def analyse(self, finding, words):
        """Five whys, one action against the cause, and how its effect will be judged."""
        record, cause = self.raised(finding), Cause.objects.get(number=words["cause"])
        perform(
            record.analyse,
            by=record.owner,
            analysis_method="five_why",
            analysis={"problem": finding.description[:300], "whys": words["whys"]},
            root_causes={cause: words["whys"][-1]},
            other_processes_checked=words["checked"],
        )
        perform(
            record.add_action,
            by=record.owner,
            root_causes=list(record.work.root_causes()),
            title=words["action"],
            responsible=self.people[words["by"]],
            verifier=self.people["qmr"],
            due_on=today() + timedelta(days=21),
        )
        words = {"criterion": words["criterion"], "waiting_days": 30}
        perform(self.raised(finding).plan, by=record.owner, verifier=self.lead, **words)

    def do(self, finding):
        """The action is done and accepted."""
        for action in self.raised(finding).work.actions():
            said = {"report": "Đã thực hiện xong.", "without_evidence": "Kết quả có trong sổ theo dõi của đơn vị."}
            perform(action.start, by=action.responsible)
            perform(action.report_done, by=action.responsible, **said)
            perform(action.accept, by=action.verifier)
