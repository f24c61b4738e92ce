"""The system that runs a followed dossier: what it told, and what the dossier takes over from that (decision 31).

Messages may come late, twice and in any order. Each is kept; the newest by its own time says how the dossier stands.
"""

from django.utils.dateparse import parse_datetime
from django.utils.functional import cached_property

from qms.evidence.identity import keep_identity
from qms.ledger.chain import tag

from .desk import desk_of, identity_fields
from .messages import MessageKind, SourceMessage
from .parts import CasePause
from .states import PAUSED_STATES, CaseState, Channel, PauseKind, result_told, state_told

# Which of two messages of the same moment is the later: a dossier only goes on by itself.
FURTHER = {1: 0, 2: 1, 4: 2, 5: 3, 6: 3, 8: 3, 3: 4, 7: 4, 9: 4, 10: 5}
STANDS_STILL = {5: PauseKind.SUPPLEMENT, 6: PauseKind.PAYMENT, 8: PauseKind.SUSPENSION}
LAST = float("inf")  # what is not written yet comes after all that is
ENDS = (CaseState.RESOLVED, CaseState.REFUSED, CaseState.CLOSED, CaseState.WITHDRAWN)


def begun(model, actor, told):
    """A new followed dossier as its source told it; its number is the code under which everybody there knows it."""
    identity = keep_identity(**identity_fields(**told.applicant))
    case = model(
        number=told.code,
        procedure=told.version.revision.document,
        version=told.version,
        unit=told.version.unit_in_charge,
        source_system=told.system,
        source_code=told.code,
        channel=told.channel or Channel.COUNTER,
        applicant=identity,
        applicant_digest=identity.digest,
        receiving_unit=desk_of(actor.person, told.version),
        received_by=actor.person,
        received_at=told.received_at,
    )
    case.source.apply(told)
    return case


def write_messages(cases):
    """Write the messages that these dossiers took `together`, in a few statements."""
    SourceMessage.save_all([row for case in cases for row in case.source.unwritten])
    for case in cases:
        case.source.unwritten = []


class Source:
    """What the source system told of one dossier."""

    def __init__(self, case):
        self.case = case
        self.unwritten = []  # messages that are written with those of other dossiers

    # ── What it told

    @cached_property
    def told(self):
        """Every message, by its own time."""
        rows = self.case.messages.all() if self.case.pk else ()
        return sorted(rows, key=_place)

    def moves(self):
        """The messages about its way: the control sheet of a followed dossier."""
        return [each for each in self.told if each.kind == MessageKind.PROGRESS]

    def facts(self):
        """The newest message about the dossier as a whole, or None."""
        found = [each for each in self.told if each.kind == MessageKind.DOSSIER]
        return found[-1] if found else None

    def knows(self, told):
        """Whether this very message was taken before."""
        return any(each.digest == told.digest for each in self.told)

    # ── Taking it over

    def take(self, told, actor, together=False):
        """Keep a message, and go where the newest of all says; `together`: see `write_messages`."""
        self.apply(told)
        self.keep(told, actor, together)

    def keep(self, told, actor, together=False):
        """Keep a message with its dossier, and bring the pauses of the clock in line with all of them."""
        row = SourceMessage.of(self.case, told)
        if together:
            self.unwritten.append(row)
        else:
            row.save()
        self.told.append(row)
        self.told.sort(key=_place)
        self._keep_pauses(actor)

    def apply(self, told):
        """Take over what is newer than what is known: facts of the dossier, and where it stands."""
        before = self.facts()
        if told.is_dossier and (before is None or told.at >= before.at):
            self._take_facts(told)
        case = self.case
        if case.told_at is None or _order(told) >= (case.told_at, FURTHER[case.national_code]):
            self._stand(told)
        self._take_due(told if told.is_dossier and (before is None or told.at >= before.at) else before)

    def _take_facts(self, told):
        """What a message about the dossier says of it, whatever its state."""
        case = self.case
        case.subject = told.subject[:300] or case.subject
        case.result_number = told.result_number[:120] or case.result_number
        case.channel = told.channel or case.channel
        case.received_at = told.received_at
        if case.accepted_at:
            case.accepted_at = told.received_at
        if case.ended_at and told.ended_at:
            case.ended_at = told.ended_at
        self._take_applicant(told.applicant)

    def _take_applicant(self, applicant):
        """Somebody else is named now, or named better: another identity; what was erased stays erased."""
        fields = identity_fields(**applicant)
        case = self.case
        if not any(fields.values()) or case.applicant.erased_at or tag(*fields.values()) == case.applicant_digest:
            return
        case.applicant = keep_identity(**fields)
        case.applicant_digest = case.applicant.digest

    def _stand(self, told):
        """Where the dossier stands now. The state is set as told: no arrow of ours leads there (`moved_elsewhere`)."""
        case, state = self.case, state_told(told.state, told.ended_at)
        case.__dict__["state"] = str(state)
        case.national_code, case.told_at = told.state, told.at
        if state != CaseState.RECEIVED or told.state == 2:
            case.accepted_at = case.accepted_at or case.received_at
        case.result = result_told(told.state, state)
        if state in ENDS:
            case.ended_at = told.ended_at or case.ended_at or told.delivered_at or told.at
        else:
            case.ended_at = None
        case.delivered_at = (told.delivered_at or told.at) if state == CaseState.CLOSED else None
        case.delivered_how = told.delivered_how if state == CaseState.CLOSED else ""

    def _take_due(self, facts):
        """The moment that was promised there; as with our own, none while the clock stands still, unless it passed."""
        due = facts.due_at if facts else None
        if due and self.case.state in PAUSED_STATES and due >= self.case.told_at:
            due = None
        self.case.due_at = due

    # ── Pauses

    def _keep_pauses(self, actor):
        """Rows for the stretches in which the clock stood still, as all messages together tell them."""
        wanted = self._pauses_told()
        rows = self.case.clock.pauses() if len(self.told) > 1 else []  # the first message stops no clock yet
        for place, (kind, since, until, what) in enumerate(wanted):
            row = rows[place] if place < len(rows) else CasePause(case=self.case, asked_by=actor.person)
            if (row.kind, row.since, row.until) != (kind, since, until):
                row.kind, row.since, row.until, row.what = kind, since, until, what
                row.save()
        for row in rows[len(wanted) :]:
            if row.until != row.since:  # a later message told it otherwise; the row is kept, and says nothing any more
                row.until = row.since
                row.save()
        self.case.clock.forget_pauses()

    def _pauses_told(self):
        """(kind, since, until, what) of every stretch in which a state stood that stops the clock."""
        found = []
        for message in self.told:
            kind, last = STANDS_STILL.get(message.state), found[-1] if found else None
            lasts = last is not None and last[2] is None
            if lasts and last[0] != kind:
                last[2] = message.at
            if kind and not (lasts and last[0] == kind) and not _ends(message):
                found.append([kind, message.at, None, message.what])
        facts = self.facts()
        for since, until, what in _supplements(facts.facts if facts else {}):
            if not any(a <= since and (b is None or since < b) for _kind, a, b, _what in found):
                found.append([PauseKind.SUPPLEMENT, since, until, what])
        return sorted(found, key=lambda each: each[1])


def _ends(message):
    return state_told(message.state, message.ended_at) not in PAUSED_STATES


def _order(told):
    return told.at, FURTHER[told.state]


def _place(message):
    return message.at, FURTHER[message.state], message.pk or LAST


def _supplements(facts):
    """Those that a message about the dossier lists, which are over."""
    for each in facts.get("supplements", ()):
        since, until = parse_datetime(each["since"] or ""), parse_datetime(each["until"] or "")
        if since and until and until >= since:
            yield since, until, each.get("what", "")
