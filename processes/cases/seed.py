"""The stories of the commune's dossiers, played through the door as fixtures/cases.toml tells them."""

from datetime import timedelta
from itertools import count

from django.utils import timezone

from documents.controlled.models import Document
from qms.ledger.now import today
from qms.lifecycle.door import create, perform
from qms.people.actors import actors_of
from qms.people.models import Holding, Substitution
from qms.workdays.calendars import calendar_of

from .models import Case
from .result_paper import result_paper
from .states import CaseState

PACES = {"on_time": 0.6, "slow": 0.9, "late": 2.0}
ACCEPTED_AFTER = 10
DELIVERED_AFTER = 60
APART = timedelta(minutes=5)
ENDED = ("resolved", "refused", "closed", "withdrawn")


def case_story(given, *, people, examples):
    """One dossier: received, accepted, worked on at its pace, and what its story tells besides."""
    told = _Dossier(given, people, examples)
    yield told.at(given["received"])
    told.receive()
    yield from told.besides("received")
    if told.case.state == CaseState.RECEIVED and given["until"] != "received":
        yield told.after(ACCEPTED_AFTER)
        perform(told.case.accept, by=told.desk)
        yield from _work(told)
    if given["until"] == "closed":
        yield told.after(DELIVERED_AFTER)
        perform(told.case.deliver, by=told.desk, how=given["channel"])


def _work(told):
    """Step after step, until the dossier ends or stands where it is to stand."""
    for _ in count():
        code = told.step.code
        told.visits[code] = told.visits.get(code, 0) + 1
        if told.visits[code] == 1:
            yield from told.besides(code)
        if told.case.state != CaseState.IN_PROGRESS or code == told.given["until"]:
            return
        for opinion in told.opinions():
            yield told.after(opinion.asked.minutes * PACES[told.given["pace"]] / 2)
            told.answer(opinion)
        yield told.after(told.step.minutes * PACES[told.given["pace"]])
        told.do_step()
        if told.case.state in ENDED:
            return


class _Dossier:
    """What a story knows of its dossier."""

    def __init__(self, given, people, examples):
        self.given, self.people, self.examples = given, people, examples
        self.desk = people[given["by"]]
        self.visits, self.case, self.last = {}, None, None

    # ── Moments

    def at(self, moment):
        """A moment of the file, in the office's time zone."""
        self.last = timezone.make_aware(moment)
        return self.last

    def after(self, minutes):
        """So many working minutes after what was before."""
        self.last = calendar_of(self.case.unit).add_working_time(self.last, round(minutes))
        return self.last

    # ── Scenes

    def receive(self):
        """The dossier comes to the desk."""
        procedure = Document.objects.get(number=self.given["procedure"])
        self.case = create(
            Case,
            by=self.desk,
            procedure=procedure,
            channel=self.given["channel"],
            subject=self.given["subject"],
            applicant_name=self.given["applicant"],
            applicant_id_number=self.given["identity"],
            applicant_phone=self.given.get("phone", ""),
        )
        missing = self.given.get("missing", ())
        unknown = set(missing) - {part.name for part in self.case.version.active_parts() if part.mandatory}
        if unknown:
            raise LookupError(f"{self.case.version} asks for no {unknown}, as a dossier of {procedure.number} says.")
        parts = [part.name for part in self.case.version.active_parts() if part.mandatory and part.name not in missing]
        perform(self.case.receive_parts, by=self.desk, parts=parts)

    def besides(self, place):
        """What the story tells of this place, one scene after the other."""
        for scene in self.given.get("story", ()):
            if scene["on"] == place:
                self.last = max(timezone.make_aware(scene["at"]), self.last + APART)
                yield self.last
                perform(getattr(self.case, scene["act"]), by=self.people[scene["by"]], **self._words(scene))

    @staticmethod
    def _words(scene):
        words = {"reason": scene.get("reason", "")}
        renamed = {"asked_for": "what", "amount": "what"}
        renamed |= {name: name for name in ("legal_ground", "answer_by", "ground")}
        words |= {name: scene[key] for key, name in renamed.items() if key in scene}
        if scene["act"] == "return_incomplete":
            words["missing"] = words.pop("what", "")
        if "promised" in scene:
            words["promised_on"] = scene["promised"].date()
        return words

    @property
    def step(self):
        """The step on which the dossier stands."""
        return self.case.way.open()[0].step

    def opinions(self):
        """What the open step asks others, in its order."""
        return list(self.case.way.opinions.open())

    def answer(self, opinion):
        """One opinion, agreed to: by whoever may, or by the letter of a partner outside."""
        row, asked = self.case.way.open()[0], opinion.asked
        words = {"opinion": asked.code(), "agrees": True}
        if asked.partner:
            letter = {"letter_number": f"Số mẫu {self.case.number}", "letter_day": today()}
            perform(self.case.note_answer, by=self._holder(row), **letter, **words)
            return
        opinions = self.case.way.opinions
        holders = self._holders(asked.post, opinions.unit_of(opinion))
        able = [each for each in holders if any(opinions.free_for(actor) for actor in actors_of(each))]
        perform(self.case.give_opinion, by=able[0], **words)

    def do_step(self):
        """Complete, resolve or refuse at the open step, by whoever may."""
        row = self.case.way.open()[0]
        outcome = self._outcome(row.step)
        by = self._holder(row)
        words = {"step": row.step.code, "outcome": outcome.code}
        if outcome.ends == "refused":
            refusal = self.given["refusal"]
            perform(self.case.refuse, by=by, reason=refusal["reason"], legal_ground=refusal["legal_ground"], **words)
            return
        words["values"] = self._values(row)
        if outcome.ends == "resolved":
            perform(self.case.resolve, by=by, **self._result(row.step), **words)
        else:
            text = row.step.result if row.step.result_required else ""
            perform(self.case.complete_step, by=by, result_text=text, **words)

    def _result(self, step):
        """The number of the result, and its file where the procedure asks for one."""
        number = f"KQ-{self.case.number}"
        paper = result_paper(step.result or self.case.procedure.title, number, "Dữ liệu mẫu.")
        return {"result_number": number} | ({"result": paper} if step.result_required else {})

    def _outcome(self, step):
        outcomes = list(step.outcomes.active())
        named = self.given.get("outcomes", {}).get(step.code)
        if named is None:
            return outcomes[0]
        code = named[min(self.visits[step.code], len(named)) - 1]
        return next(each for each in outcomes if each.code == code)

    def _holder(self, row):
        named = self.given.get("holders", {}).get(row.step.code)
        if named:
            return self.people[named]
        unit = self.case.way.unit_of(row)
        able = [person for person in self._holders(row.step.post, unit) if self._may(person, row)]
        return self.desk if self.desk in able else able[0]

    def _may(self, person, row):
        return any(row in self.case.way.free_for(actor) for actor in actors_of(person))

    def _holders(self, post, unit):
        """Holders of a post in a unit or above it, and their substitutes, as persons of the story."""
        held = Holding.objects.on().filter(post__kind=post).select_related("post__unit", "person").order_by("pk")
        held = [each for each in held if unit.path.startswith(each.post.unit.path)]
        standing_in = Substitution.objects.on().filter(holding__in=held).select_related("substitute")
        names = [each.person.username for each in held] + [each.substitute.username for each in standing_in]
        return [self.people[name] for name in names]

    def _values(self, row):
        said = self.given.get("fields", {}).get(row.step.code, {})
        values = {}
        for field in self.case.way.fields_of(row):
            example = self.examples.get((self.given["procedure"], row.step.code, field.key), "")
            values[field.key] = said.get(field.key) or example or (today().isoformat() if field.kind == "date" else "")
        return values
