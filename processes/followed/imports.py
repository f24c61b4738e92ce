"""Dossiers as a sheet that the city's system exports: each row is a message about a dossier, taken as any other."""

from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from qms.evidence.identity import masked_name
from qms.imports.kinds import ImportKind, Question, Read, RowReader, declare
from qms.imports.memory import answers_known
from qms.imports.reading.names import Names
from qms.imports.reading.sheet import says
from qms.imports.reading.wordings import key_of, one_line
from qms.imports.told_cells import in_pieces
from qms.workdays.line import local

from ..cases.messages import MessageKind
from ..cases.models import Case
from ..cases.source import FURTHER
from ..cases.states import NATIONAL_STATES
from .headings import item_of
from .intake import Intake
from .lacks import no_procedure, typed_here
from .owners import owners
from .plain import read as read_message
from .results import Became
from .sheet_columns import HIDDEN, LABELS, MASKS, columns

SHOWN = ("due_at", "ended_at", "delivered_at", "channel", "decided_by")  # what a later message may say otherwise
DAYS = frozenset(["due_at", "ended_at", "delivered_at"])


def systems_of(person):
    """The source systems whose messages are taken in this person's name."""
    return sorted(system for system, owner in owners().items() if owner == person)


class DossierReader(RowReader):
    """Rows of an exported sheet; what a row means is what the message of the same content would."""

    together = True

    def __init__(self, record):
        self.answers = answers_known(record.kind) | record.answers
        own = systems_of(record.by)
        said = self.answers.get("system")
        self.system = own[0] if len(own) == 1 else said if said in own else ""
        self.systems, self.by, self.cases = own, record.by, {}
        self.intake = Intake(self.system, self.by)
        titles = self.intake.catalogue.titles()
        self.procedures = Names({number: [f"{number} – {title}", title] for number, title in titles.items()}, [*titles])

    def read_all(self, rows):
        """What rows mean; the dossiers of a piece are asked for at once."""
        codes = [one_line(told.get("code")) for told, _number in rows]
        self.cases = dict.fromkeys(codes) | self.intake.known(set(codes) - {""})
        return [self.read(*row) for row in rows]

    def read(self, told, number):
        """What a row means; writes nothing."""
        given = {name: value for name, value in told.items() if says(value)}
        if "code" not in given and len(given) < 2:
            return Read(heading=True, notes=[_("It names a section.")])
        found = Read()
        if not self.system:
            choices = tuple((each, each) for each in self.systems)
            found.asks.append(
                Question("system", _("Source system"), _("From which system does the file come?"), choices)
            )
            return found
        message = read_message(self.system, MessageKind.DOSSIER, self._item(self._who_it_is(given), found))
        found.work = message
        found.faults += self._faults(message)
        if not (found.asks or found.faults):
            found.about = (message.told.code,)
            self._compare(found, message.told)
        return found

    def _item(self, given, found):
        """The message; a procedure that only its name tells has the number under which it is known here."""
        item = item_of(given)
        if isinstance(given.get("state"), str) and isinstance(item["state"], str):
            item["state"] = self._state(item["state"], found)
        code, name = one_line(given.get("procedure_code")), one_line(given.get("procedure_name"))
        if not (code and self.intake.catalogue.knows(code)) and (name or code):
            item["procedure_code"] = self._procedure(name or code, found) or code
        return item

    def _who_it_is(self, given):
        """Without masks: a sheet that went out masked says nothing new of who applies."""
        told = {name: value for name, value in given.items() if name not in MASKS or str(value).strip() != HIDDEN}
        case = self._case(one_line(told.get("code"))) if "applicant_name" in told else None
        if case is not None and one_line(told["applicant_name"]) == case.applicant.masked():
            del told["applicant_name"]
        return told

    def _case(self, code):
        if code not in self.cases:  # the message has it otherwise than the cell
            self.cases[code] = self.intake.known({code}).get(code)
        return self.cases[code]

    def _state(self, words, found):
        key = f"state:{key_of(words)}"
        said = self.answers.get(key)
        if str(said).isdecimal() and int(said) in NATIONAL_STATES:
            return int(said)
        choices = tuple((str(code), f"{code} – {each}") for code, each in NATIONAL_STATES.items())
        found.asks.append(Question(key, str(LABELS["state"]), words, choices))
        return 4  # read on, to find whatever else is wrong; a row about which something is asked is not taken

    def _procedure(self, words, found):
        start = "procedure:"
        answered = {key.removeprefix(start): value for key, value in self.answers.items() if key.startswith(start)}
        number = self.procedures.one(words, answered)
        if number is None:
            offered = self.procedures.offered(words)
            order = [*offered, *(each for each in self.procedures.names if each not in offered)]
            choices = tuple((each, self.procedures.names[each][0]) for each in order)
            found.asks.append(Question(start + key_of(words), str(LABELS["procedure_name"]), words, choices))
        return number

    @staticmethod
    def _faults(message):
        return [
            f"{capfirst(str(LABELS.get(name, name)))}: {each}"
            for name, several in message.faults.items()
            for each in several
        ]

    # ── What is known already

    def _compare(self, found, told):
        case = self._case(told.code)
        if case is None:
            if self.intake.catalogue.version_of(told) is None:
                found.faults.append(no_procedure(told))
            return
        found.record = case
        if not case.is_followed():
            found.faults.append(typed_here(case))
        elif not case.source.knows(told):
            self._tell_changes(found, case, told)

    @staticmethod
    def _tell_changes(found, case, told):
        if told.at < case.told_at:
            found.notes.append(_("What is known of this dossier is newer: the row moves nothing."))
            return
        back = told.at == case.told_at and FURTHER[told.state] < FURTHER[case.national_code]
        if back:
            found.notes.append(_("The dossier stands further already: its state is not moved back."))
        elif told.state != case.national_code:
            states = [f"{code} – {NATIONAL_STATES[code]}" for code in (case.national_code, told.state)]
            found.changes.append((capfirst(str(LABELS["state"])), *states))
        facts = case.source.facts()
        for name in SHOWN:
            now, then = getattr(facts, name, None), getattr(told, name)
            follows = name == "ended_at" and now is None and then == told.delivered_at  # said by nobody
            if then and now != then and not follows:
                words = [_moment(each) if name in DAYS else each or "–" for each in (now, then)]
                found.changes.append((capfirst(str(LABELS[name])), *words))
        if told.subject and told.subject != case.subject:
            found.changes.append((capfirst(str(LABELS["subject"])), case.subject or "–", told.subject))
        name = told.applicant["full_name"]
        if name and name != case.applicant.full_name and not case.applicant.erased_at:
            found.changes.append((capfirst(str(LABELS["applicant_name"])), case.applicant.masked(), masked_name(name)))

    def take(self, read, reason):
        """Hand the message over to the intake; gives its dossier. Raises ValidationError where it has no place."""
        return self.take_all([read], reason)[0]

    def take_all(self, reads, reason):
        """The same of many; none is taken where one of them has no place."""
        self.intake.reason = reason
        came = self.intake.take_read([read.work for read in reads])
        unplaced = [says for each in came if each.became is Became.UNPLACED for says in each.says]
        if unplaced:
            raise ValidationError(unplaced)
        cases = Case._base_manager.filter(source_system=self.system, source_code__in={each.code for each in came})
        known = {case.source_code: case for case in cases}
        return [known[each.code] for each in came]


def going_out(user, about=""):
    """Every followed dossier that a person sees, by what was told of it last; who applies is masked, as at the desk."""
    cases = Case.objects.visible_to(user).followed().prefetch_related("messages")
    for case in in_pieces(cases):
        facts, applicant = case.source.facts(), case.applicant
        told = facts.facts if facts else {}
        yield {
            "code": case.source_code,
            "procedure_name": told.get("procedure_name") or case.procedure.title_text(),
            "procedure_code": case.version.national_code or case.procedure.number,
            "applicant_name": applicant.masked() if applicant.full_name else None,
            **{f"applicant_{name}": HIDDEN for name in ("id_number", "phone", "address") if getattr(applicant, name)},
            **{name: _cell(getattr(facts, name, None)) for name in SHOWN},
            **{name: told.get(name) for name in ("field", "handler", "note")},
            **{name: _cell(getattr(case, name)) for name in ("received_at", "told_at")},
            "state": case.national_code,
            "subject": case.subject,
        }


def _cell(value):
    return local(value).replace(tzinfo=None) if hasattr(value, "tzinfo") else value or None


def _moment(moment):
    return f"{local(moment):%d/%m/%Y %H:%M}" if moment else "–"


declare(
    ImportKind(
        name="dossiers",
        words=gettext_lazy("Dossiers of the city's system"),
        columns=columns,
        opened=DossierReader,
        going_out=going_out,
        may=lambda actor: bool(systems_of(actor.person)),
        named_by_itself=True,
        aside=gettext_lazy("The sheet that the system exports: dossier code, procedure, days, state."),
    )
)
