"""What the desk gives when it receives a dossier and hands it over: read, checked, and refused where it can't be."""

import re

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext as _

from qms.evidence.identity import keep_identity
from qms.evidence.numbers import next_number
from qms.ledger.now import now, today
from qms.people.actors import actors_of
from qms.people.posts import PostKind

from ..procedures.models import ProcedureVersion
from .states import Channel

SERIES = "HS"
OWN_NUMBER = re.compile(rf"{SERIES}-\d{{6}}-\d+", re.I)  # what this desk gives, and nobody else


def received(
    actor,
    *,
    procedure,
    applicant_name,
    applicant_id_number="",
    applicant_phone="",
    applicant_address="",
    subject="",
    channel=Channel.COUNTER,
    parts=(),
    received_at=None,
    source_code="",
):
    """The fields of a new case. Raises ValidationError for each value that can't be."""
    if not applicant_name.strip():
        raise ValidationError({"applicant_name": [_("Say who applies.")]})
    moment = declared(received_at, None, "received_at")
    version = version_on(procedure, moment)
    identity = keep_identity(
        **identity_fields(applicant_name, applicant_id_number, applicant_phone, applicant_address),
    )
    return {
        "number": next_case_number(),
        "procedure": procedure,
        "version": version,
        "unit": version.unit_in_charge,
        "subject": subject.strip(),
        "channel": known_choice(Channel, channel, "channel"),
        "applicant": identity,
        "applicant_digest": identity.digest,
        "parts_present": known_parts(version, parts),
        "receiving_unit": desk_of(actor.person, version),
        "received_by": actor.person,
        "received_at": moment,
        "source_code": source_code.strip(),
    }


def identity_fields(full_name="", id_number="", phone="", address=""):
    """The personal data of an applicant by the names under which they are kept, in that order."""
    fields = {"full_name": full_name, "id_number": id_number, "phone": phone, "address": address}
    return {name: value.strip() for name, value in fields.items()}


def next_case_number():
    """The number of a dossier entered today; the series begins anew each day."""
    day = f"{today():%y%m%d}"
    return f"{SERIES}-{day}-{next_number(SERIES, day):04d}"


def version_on(procedure, moment):
    """The version that was in force when the dossier was received. Raises ValidationError when none was."""
    in_force = Q(revision__ended_at__isnull=True) | Q(revision__ended_at__gt=moment)
    versions = ProcedureVersion._base_manager.filter(
        in_force, revision__document=procedure, revision__effective_at__lte=moment
    )
    version = versions.select_related("unit_in_charge", "revision").order_by("-revision__effective_at").first()
    if version is None:
        raise ValidationError({"procedure": [_("This procedure was not in force when the dossier was received.")]})
    return version


def desk_kinds(version):
    """The posts of the desk: one-stop officers; for an office's own procedure its clerk too."""
    return (PostKind.CLERK, PostKind.ONE_STOP_OFFICER) if version.internal else (PostKind.ONE_STOP_OFFICER,)


def desk_of(person, version):
    """The unit at whose desk the person receives: that of a desk post in any capacity, else the unit in charge."""
    posts = [post for each in actors_of(person) for post in each.posts]
    desks = [post.unit for kind in desk_kinds(version) for post in posts if post.kind == kind]
    return desks[0] if desks else version.unit_in_charge


def known_parts(version, names):
    """The names of parts that the version asks for, in its order. Raises ValidationError for any other."""
    asked = [part.name for part in version.active_parts()] if names else []
    unknown = sorted(set(names) - set(asked))
    if unknown:
        sentence = _("The procedure asks for no such part: %(names)s.") % {"names": ", ".join(unknown)}
        raise ValidationError({"parts": [sentence]})
    return [name for name in asked if name in set(names)]


def known_choice(choices, value, field):
    """A value that is one of the choices. Raises ValidationError for any other."""
    if value not in choices.values:
        raise ValidationError({field: [_("Choose one of the values offered.")]})
    return value


def declared(moment, earliest, field):
    """A moment that somebody declares, not in the future and not before `earliest`; now when none is given."""
    if moment is None:
        return now()
    if moment > now():
        raise ValidationError({field: [_("This moment lies in the future.")]})
    if earliest is not None and moment < earliest:
        raise ValidationError({field: [_("This moment lies before the work ended.")]})
    return moment


def new_promise(case, day, before):
    """The end of a newly promised working day, later than what was promised before. Raises ValidationError."""
    calendar = case.clock.calendar
    if not calendar.is_working(day):
        raise ValidationError({"promised_on": [_("This is no working day.")]})
    promise = calendar.end_of_day(day)
    if promise <= max(before, now()):
        raise ValidationError({"promised_on": [_("Promise a later day than before.")]})
    return promise


def told(words, name, lacking):
    """Words that say something. Raises ValidationError with the sentence that asks for them, under the field's name."""
    if not (words or "").strip():
        raise ValidationError({name: [lacking]})
    return words.strip()


def said(legal_ground):
    """A legal ground that says something. Raises ValidationError."""
    return told(legal_ground, "legal_ground", _("Give the legal ground."))
