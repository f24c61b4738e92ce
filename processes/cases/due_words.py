"""A due moment explains itself: in sentences how it came about, and day by day what counted."""

from django.utils.translation import gettext as _

from qms.ledger.now import local
from qms.web.tables import Table
from qms.workdays.limits import LimitIn

from .states import LetterKind


def sentences_of(case):
    """How the due moment of a dossier comes about, in words: the limit, from when it counts, pauses, extensions."""
    if case.is_past or case.is_followed() or case.ended_at:
        return []
    if case.accepted_at is None:
        return list(_at_desk(case))
    said = [*_of_limit(case), _of_beginning(case), *_of_pause(case), *map(_of_extension, extensions_of(case))]
    return [each for each in said if each]


def lines_of_days(case):
    """A line for each day from the beginning to the due moment, as a table; not of the past."""
    term = None if case.is_past or case.accepted_at is None else case.clock.term()
    if term is None:
        return Table.of([], [])
    lines = term.explain(case.calendar, case.clock.counts_from(), case.clock.stops())
    if term.in_whole_days:
        heads = [_("Day"), _("Days counted"), _("Why a day did not count")]
        return Table.of(heads, [[each.day, each.counted, _reasons(each)] for each in lines])
    heads = [_("Day"), _("Minutes counted"), _("Minutes at rest"), _("Why the rest did not count")]
    return Table.of(heads, [[each.day, each.counted, each.paused, _reasons(each)] for each in lines])


def _reasons(line):
    said = [f"{each.words} ({each.announcement})" if each.announcement else each.words for each in line.reasons]
    return "; ".join(map(str, said))


def unannounced_years(case):
    """Years whose days off are not announced and on which the due moment depends."""
    if case.due_at is None or case.accepted_at is None:
        return []
    return case.calendar.unannounced_years(case.clock.counts_from(), case.due_at)


def extensions_of(case):
    """The letters by which the time was lawfully extended, in their order."""
    if not case.extended:
        return []
    return sorted((each for each in case.letters.all() if each.kind == LetterKind.EXTENSION), key=lambda each: each.pk)


def extended_in_words(case):
    """Beside a due moment that was lawfully extended: the appointment that the applicant had first."""
    if not case.extended or not case.first_due_at:
        return ""
    return _("extended; first appointment %(moment)s") % {"moment": _moment(case.first_due_at)}


def _at_desk(case):
    usual, due = case.taking_in.usual(), case.desk_due_at
    if due is None:
        yield _("The applicant was told what is missing: the time to accept begins anew when it is there.")
    elif usual:
        yield _("Complete at the desk since %(since)s: to be accepted, or asked for what is missing, by %(due)s.") % {
            "since": _moment(case.in_hand_since),
            "due": _moment(due),
        }
        yield _("The desk has %(count)s working days for it (%(ground)s).") % {
            "count": usual.days,
            "ground": usual.ground,
        }
    if case.desk_late:
        yield _("The desk has answered late once.")


def _of_limit(case):
    yield _("The time promised: %(limit)s.") % {"limit": case.version.promised()}
    if case.moved_to_id:
        words = {"newer": case.moved_to.label(), "began": case.version.label()}
        yield _("It runs on version %(newer)s; its time stays that of version %(began)s, as promised.") % words
    term = case.clock.term()
    if term is None or term.limit_in == LimitIn.SAME_DAY:
        return
    if term.limit_in == LimitIn.HOURS:
        yield _("Hours are counted from the moment itself.")
        return
    rule = case.calendars.first_day(case.unit, local(case.clock.counts_from()).date())
    version = case.version
    ground = version.first_day_ground if version.first_day else rule.ground
    words = {"how": term.counts_first_day.label, "ground": ground or _("no ground entered")}
    yield _("How the day of receipt counts: %(how)s (%(ground)s).") % words
    if term.limit_in == LimitIn.CALENDAR_DAYS:
        yield _("Days off count; where the last day is one, the term ends with the next working day.")


def _of_beginning(case):
    since, accepted = case.clock.counts_from(), case.accepted_at
    if since == accepted:
        return ""
    words = {"received": _moment(case.received_at), "accepted": _moment(accepted), "since": _moment(since)}
    if case.desk_due_at and accepted > case.desk_due_at:
        return _("Received %(received)s and accepted only %(accepted)s: the time counts from %(since)s.") % words
    return _("Received %(received)s, accepted %(accepted)s: the time counts from %(since)s.") % words


def _of_pause(case):
    pause = case.clock.open_pause()
    if pause is None:
        return
    yield _("The clock stands still since %(since)s (%(kind)s).") % {
        "since": _moment(pause.since),
        "kind": pause.get_kind_display(),
    }
    if pause.answer_by:
        yield _("The applicant has until %(day)s; when it runs again the due moment is counted anew.") % {
            "day": f"{pause.answer_by:%d/%m/%Y}"
        }


def _of_extension(letter):
    return _("Lawfully extended by %(amount)s, from %(before)s to %(after)s: %(ground)s (%(basis)s).") % {
        "amount": letter.case.version.limit.amount_in_words(letter.amount),
        "before": _moment(letter.due_before),
        "after": _moment(letter.promised_at),
        "ground": letter.what,
        "basis": letter.legal_ground,
    }


def _moment(moment):
    return f"{local(moment):%d/%m/%Y %H:%M}" if moment else "–"
