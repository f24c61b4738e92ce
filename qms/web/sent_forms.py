"""A form of a new record counts once: gone back to and sent again, it leads to what came of it the first time."""

from datetime import timedelta
from uuid import UUID, uuid4

from qms.ledger.now import now
from qms.lifecycle.models import SentForm

FIELD = "form-key"
KEPT_FOR = timedelta(days=7)


def key_of(request):
    """The key under which a form was or will be sent."""
    return _sent_key(request) or uuid4()


def led_to(request):
    """Where this very form led when it was sent before, or None."""
    key = _sent_key(request)
    return key and SentForm.objects.filter(key=key, person=request.user).values_list("address", flat=True).first()


def keep(request, address):
    """Remember where the form led. Raises IntegrityError where somebody was faster with the same one."""
    key = _sent_key(request)
    if key:
        SentForm.objects.create(key=key, person=request.user, address=address, sent_at=now())


def forget(moment):
    """Remove what was sent more than seven days ago; returns how many."""
    return SentForm.objects.filter(sent_at__lt=moment - KEPT_FOR).delete()[0]


def _sent_key(request):
    try:
        return UUID(request.POST.get(FIELD, ""))
    except ValueError:
        return None
