"""The stories of nonconformities, played through the door."""

from datetime import datetime, time, timedelta

from django.utils import timezone

from qms.evidence.seed import named
from qms.ledger.now import today
from qms.lifecycle.door import create, perform
from qms.people.models import Unit

from ..actions.states import ActionState
from ..cases.models import Case
from ..causes.models import Cause
from ..map.models import Clause, Process
from ..outputs.seed import settle_output
from ..providers.models import Provider
from .initial_values import is_late, prefilled
from .models import Nonconformity

# Days after the report, where a story does not say otherwise.
DAYS = {"accept": 1, "contain": 2, "analyse": 6, "plan": 8, "start": 9, "act": 14, "complete": 25}
STAGES = ["reported", "accepted", "contained", "analysed", "planned", "implementing", "effectiveness_check", "closed"]


def nonconformity_story(given, *, people, password):
    """One nonconformity from its report to where its story ends."""
    told = _Told(given, people, password)
    yield told.at(given["reported"])
    told.report()
    if given.get("rejected"):
        yield told.day(DAYS["accept"])
        perform(told.record.reject, by=people["qmr"], reason=given["rejected"])
        return
    if not told.reaches("accepted"):
        return
    yield told.day(DAYS["accept"])
    told.accept()
    if not told.reaches("contained"):
        return
    yield told.day(DAYS["contain"])
    told.correct()
    yield told.day(DAYS["contain"], time(10, 40))
    perform(told.record.contain, by=told.record.owner, probable_cause=Cause.objects.get(number=given["cause"]))
    for each in given.get("outputs", []):
        yield told.day(DAYS["contain"], time(14, 0))
        settle_output(each, told.record, people)
    if given.get("only_corrected"):
        yield told.day(DAYS["contain"] + 2)
        perform(told.record.close_with_correction, by=people["qmr"], reason=given["only_corrected"])
        return
    for number, each in enumerate(given.get("rounds", [])):
        yield from _round(told, each, last=number == len(given["rounds"]) - 1)


def _round(told, each, last):
    """One round: causes, actions, and whether they helped."""
    if last and not told.reaches("analysed"):
        return
    yield told.day(DAYS["analyse"])
    told.analyse(each)
    yield told.day(DAYS["plan"] - 1)
    told.add_actions(each)
    if last and not told.reaches("planned"):
        return
    yield told.day(DAYS["plan"])
    told.plan(each)
    if last and not told.reaches("implementing"):
        return
    yield told.day(DAYS["start"])
    perform(told.record.start, by=told.people["qmr"])
    yield told.day(DAYS["act"])
    told.begin_actions()
    if last and not told.reaches("effectiveness_check"):
        return
    yield told.day(DAYS["complete"] - 1)
    told.settle_actions()
    yield told.day(DAYS["complete"])
    perform(told.record.complete, by=told.record.owner)
    if last and not told.reaches("closed"):
        return
    yield told.judging_day()
    told.judge(each)


class _Told:
    """What a story knows of its nonconformity."""

    def __init__(self, given, people, password):
        self.given, self.people, self.password = given, people, password
        self.record, self.began = None, None

    def reaches(self, state):
        return STAGES.index(self.given["until"]) >= STAGES.index(state)

    # ── Moments

    def at(self, moment):
        """A moment of the file, in the office's time zone."""
        self.began = timezone.make_aware(moment)
        return self.began

    def day(self, days, at=time(9, 5)):
        """A moment of the morning, so many days after the round began."""
        return timezone.make_aware(datetime.combine(self.began.date() + timedelta(days=days), at))

    def judging_day(self):
        """The second day after the Monday on which the clock has opened the check."""
        opens = self.record.check_due_on
        return timezone.make_aware(datetime.combine(opens + timedelta(days=9 - opens.weekday()), time(9, 5)))

    # ── Scenes

    def report(self):
        """Somebody says what was wrong; about a late dossier the program knows most of it."""
        given, by = self.given, self.people[self.given["by"]]
        values = {"title": given["title"], "description": given["description"]}
        values |= {name: given[name] for name in ("source", "step") if name in given}
        values["unit"] = Unit.objects.get(code=given["unit"])
        values["process"] = named(Process.objects, given.get("process"))
        case = self._late_case()
        if case is not None:
            known = prefilled(case, by)
            values |= {"origin": case, "source": known["source"], "step": known.get("step", "")}
            values["description"] = f"{known['description']} {given['description']}"
        self.record = create(Nonconformity, by=by, **values)

    def _late_case(self):
        wanted = self.given.get("late_dossier")
        if not wanted:
            return None
        late = [case for case in Case.objects.filter(procedure__number=wanted).order_by("pk") if is_late(case)]
        if not late:
            raise LookupError(f"No dossier of {wanted} is late, as “{self.given['title']}” says.")
        return late[0]

    def accept(self):
        given = self.given
        perform(
            self.record.accept,
            by=self.people["qmr"],
            owner=self.people[given["owner"]],
            severity=given["severity"],
            clause=Clause.objects.filter(number=given["clause"]).last(),
            due_on=today() + timedelta(days=given.get("within", 45)),
            provider=Provider.objects.get(title=given["provider"]) if "provider" in given else None,
        )

    def correct(self):
        given, owner = self.given["correction"], self.record.owner
        by = self.people[given.get("by", owner.username)]
        perform(self.record.correct, by=owner, what=given["what"], done_by=by, evidence=given["evidence"])

    def analyse(self, each):
        bones = [{"name": name, "causes": causes} for name, causes in each.get("bones", {}).items()]
        perform(
            self.record.analyse,
            by=self.record.owner,
            analysis_method="fishbone" if bones else "five_why",
            analysis={"problem": self.given["title"], "whys": each.get("whys", []), "branches": bones},
            root_causes={Cause.objects.get(number=code): words for code, words in each["causes"].items()},
            other_processes_checked=each.get("checked", ""),
        )
        for place in each.get("elsewhere", ()):
            self.look(place)

    def look(self, place):
        """One more place in which somebody looks for the same cause; what was found is noted where it is told."""
        named = {"unit": Unit.objects.get(code=place["unit"]), "checker": self.people[place["checker"]]}
        if "process" in place:
            named["process"] = Process.objects.get(number=place["process"])
        due_on = today() + timedelta(days=place.get("days", 30))
        perform(self.record.look_elsewhere, by=self.record.owner, due_on=due_on, **named)
        if "note" in place:
            number = self.record.elsewhere.count()
            noted = {"outlook": place["outlook"], "note": place["note"]}
            perform(self.record.note_elsewhere, by=named["checker"], number=number, **noted)

    def add_actions(self, each):
        rows = {row.cause.number: row for row in self.record.work.root_causes().select_related("cause")}
        for action in each["actions"]:
            perform(
                self.record.add_action,
                by=self.record.owner,
                root_causes=[rows[code] for code in action["against"]],
                title=action["title"],
                responsible=self.people[action["by"]],
                verifier=self.people[action["verifier"]],
                due_on=today() + timedelta(days=action.get("days", 21)),
            )

    def plan(self, each):
        words = {"criterion": each["criterion"], "waiting_days": each.get("waiting_days", 30)}
        perform(self.record.plan, by=self.record.owner, verifier=self.people[each["verifier"]], **words)

    def begin_actions(self):
        for action in self.record.work.actions().filter(state=ActionState.ASSIGNED):
            perform(action.start, by=action.responsible)

    def settle_actions(self):
        """Done, shown, and accepted by whoever verifies."""
        for action in self.record.work.actions().filter(state=ActionState.IN_PROGRESS):
            said = {"report": "Đã thực hiện xong.", "without_evidence": "Kết quả có trong sổ theo dõi của đơn vị."}
            perform(action.report_done, by=action.responsible, **said)
            perform(action.accept, by=action.verifier)

    def judge(self, each):
        """It helped, or another round begins on that day."""
        by = self.record.verifier
        if each.get("ineffective"):
            perform(self.record.find_ineffective, by=by, reason=each["ineffective"], judged=each["judged"])
            self.began = timezone.make_aware(datetime.combine(today(), time(10)))
            return
        words = {"judged": each["judged"], "evidence": each["shown_by"], "password": self.password}
        perform(self.record.confirm_effective, by=by, **words)
