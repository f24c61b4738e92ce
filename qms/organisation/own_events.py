"""Security events that people, accounts and the evidence tell of; a slice tells its own in its handlers."""

from django.db.models import Q
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from qms.evidence.identity import IdentityOpening
from qms.imports.kinds import kind_of
from qms.lifecycle.registry import faces
from qms.people.accounts import AccountChange, AccountStep
from qms.people.actors import visible_paths
from qms.people.models import Holding, ReadingScope, Substitution
from qms.people.security_events import EventKind, SecurityEvent
from qms.people.stories import story_sentence
from qms.web.cells import words_cell
from qms.web.named_records import record_if_seen

from .event_sources import EVERY, EventGroup, Source, Told, declare_source

G, K, S = EventGroup, EventKind, AccountStep
TONES = {
    **dict.fromkeys((K.LOGIN_FAILED, K.CODE_FAILED, K.RESTORED), "soon"),
    **dict.fromkeys((S.LOGIN_STOPPED, S.FACTOR_STOPPED, S.SIGNING_STOPPED), "late"),
    **dict.fromkeys((S.PASSWORD_RESET, S.PIN_TAKEN, S.FACTOR_TAKEN), "soon"),
}
STOPS = (S.LOGIN_STOPPED, S.FACTOR_STOPPED, S.SIGNING_STOPPED, S.RECOVERY_USED)
OF_TOKENS = (S.TOKEN_ISSUED, S.TOKEN_REVOKED)
SECURITY_EVENTS = "security-events"  # as this list itself is named where it was taken


def _event(row, user):
    kind = EventKind(row.kind)
    return Told(str(kind.label), _what(row, user), TONES.get(kind, ""), row.address)


def _what(row, user):
    if row.kind == K.READ or row.kind == K.PACK_TAKEN:
        return record_if_seen(row.record, user)
    if row.kind == K.TAKEN:
        return _("{register}: {count} rows").format(register=_register(row.what), count=row.count)
    if row.kind in (K.LOGIN_FAILED, K.CODE_FAILED):
        name = "" if row.about else _("A name that no account has (sign {sign}).").format(sign=row.what)
        last = _("More within the hour stand in the log outside alone.") if row.is_last else ""
        return f"{name} {last}".strip()
    return str(row.count) if row.kind == K.SESSIONS_ENDED else row.what


def _register(name):
    if name == SECURITY_EVENTS:
        return capfirst(str(SecurityEvent._meta.verbose_name_plural))
    face, kind = faces().get(name), kind_of(name)
    return capfirst(str(face.model._meta.verbose_name_plural if face else kind.words if kind else name))


def _account_change(row, user):
    step = AccountStep(row.step)
    return Told(str(step.label), row.reason, TONES.get(step, ""))


def _right(model):
    def told(row, user):
        place = row.post if model is Holding else row.holding.post
        return Told(story_sentence(model, row), words_cell(str(place), row.reason))

    return told


def _scope(row, user):
    period = f"{row.since:%d/%m/%Y} – {row.until:%d/%m/%Y}"
    return Told(_("Scope of reading set"), words_cell(str(row.holding.post), period, row.why))


def _identity(row, user):
    return Told(_("Whole identity of an applicant opened"), row.why if visible_paths(user) else None)


declare_source(
    Source(
        lambda: SecurityEvent.objects.select_related("by", "about").prefetch_related("record"),
        {
            G.LOGIN: Q(kind__in=[K.LOGGED_IN, K.LOGIN_FAILED, K.CODE_FAILED, K.SESSIONS_ENDED]),
            G.TAKEN: Q(kind=K.TAKEN),
            G.PACK: Q(kind=K.PACK_TAKEN),
            G.READING: Q(kind=K.READ),
            G.BACKUP: Q(kind__in=[K.BACKED_UP, K.RESTORED]),
        },
        _event,
        at="at",
        by="by",
        about="about",
    )
)
declare_source(
    Source(
        lambda: AccountChange.history.select_related("history_user", "person"),
        {
            G.LOGIN: Q(step__in=STOPS),
            G.TOKEN: Q(step__in=OF_TOKENS),
            G.ACCOUNT: ~Q(step__in=[*STOPS, *OF_TOKENS]),
        },
        _account_change,
        about="person",
    )
)
declare_source(
    Source(
        lambda: Holding.history.select_related("history_user", "person", "post__unit"),
        {G.RIGHTS: EVERY},
        _right(Holding),
        about="person",
    )
)
declare_source(
    Source(
        lambda: Substitution.history.select_related("history_user", "substitute", "holding__post__unit"),
        {G.RIGHTS: EVERY},
        _right(Substitution),
        about="substitute",
    )
)
declare_source(
    Source(
        lambda: ReadingScope.history.select_related("history_user", "holding__person", "holding__post__unit"),
        {G.RIGHTS: EVERY},
        _scope,
        about="holding__person",
    )
)
declare_source(
    Source(
        lambda: IdentityOpening.objects.select_related("person"),
        {G.READING: EVERY},
        _identity,
        at="at",
        by="person",
    )
)
