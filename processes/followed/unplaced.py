"""What found no place: kept aside once, however often it comes, and settled when it, or a better message, is taken."""

from django.db.models import Case, Exists, F, OuterRef, When

from qms.evidence.identity import keep_identity
from qms.ledger.now import now

from ..cases.desk import identity_fields
from .applicants import applicant_of
from .models import TAKEN_UP, Dismissal, UnplacedMessage
from .plain import Reading, check
from .rules import keeps_system, systems_of

__all__ = ["TAKEN_UP", "dismissed_for", "keep", "one_for", "reading_of", "seen_by", "settle", "waiting"]


def waiting(system=""):
    """Messages without a place, of one system or of all."""
    rows = UnplacedMessage.objects.filter(settled_at__isnull=True)
    return rows.filter(system=system) if system else rows


def seen_by(user):
    """Those that wait and that this person sees."""
    return waiting() if keeps_system(user) else waiting().filter(system__in=systems_of(user))


def dismissed_for(user):
    """Those that somebody dismissed and that this person sees."""
    rows = UnplacedMessage.objects.filter(dismissals__taken_back=False)
    return rows if keeps_system(user) else rows.filter(system__in=systems_of(user))


def one_for(user, key):
    """One that waits or was dismissed, if this person sees it; else None."""
    return seen_by(user).filter(pk=key).first() or dismissed_for(user).filter(pk=key).first()


def codes_waiting(system, codes):
    """Which of these dossiers have messages without a place."""
    return set(waiting(system).filter(code__in=codes).values_list("code", flat=True))


def keep(system, reading, lack, says):
    """Keep a message aside; one that is there already is told anew, and counted; one that was dismissed stays so."""
    told = {"lack": lack, "says": "\n".join(map(str, says))}
    same = UnplacedMessage.objects.filter(system=system, digest=reading.digest)
    dismissed = Exists(Dismissal.objects.filter(message=OuterRef("pk"), taken_back=False))
    if same.update(times=F("times") + 1, settled_at=Case(When(dismissed, then=F("settled_at"))), **told):
        return
    fields = identity_fields(**applicant_of(reading.personal))
    UnplacedMessage.objects.create(
        system=system,
        kind=reading.kind,
        code=reading.code,
        procedure_code=str(reading.item.get("procedure_code", ""))[:60],
        item={"item": reading.item, "unknown": reading.unknown},
        identity=keep_identity(**fields) if any(fields.values()) else None,
        digest=reading.digest,
        came_at=now(),
        **told,
    )


def settle(system, reading):
    """A message of this kind about this dossier was taken: what was kept aside of the same is settled."""
    rows = waiting(system).filter(code=reading.code, kind=reading.kind)
    if reading.told and not reading.told.is_dossier:
        rows = rows.filter(digest=reading.digest)
    rows.update(settled_at=now())


def reading_of(system, row):
    """A message that was kept aside, read anew, with who applies from the store of identities."""
    personal = {}
    if row.identity and not row.identity.erased_at:
        names = {"full_name": "applicant_name", "id_number": "applicant_id_number", "phone": "applicant_phone"}
        names["address"] = "applicant_address"
        personal = {theirs: getattr(row.identity, ours) for ours, theirs in names.items()}
    item = dict(row.item["item"])
    reading = Reading(row.kind, item, personal, [], row.item["unknown"], row.digest)
    check(reading, system)
    return reading
