"""Idempotency-Key: a request that comes again gets the first answer again, and nothing happens twice.

The answer is kept in the transaction of the act itself. An answer that refused kept nothing and changed nothing, so
the same key may be tried again after a refusal.
"""

import hashlib
import json
from datetime import timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from qms.ledger.chain import keyed
from qms.ledger.now import now

from .models import KeptAnswer

KEPT_FOR = timedelta(days=7)
LONGEST_KEY = KeptAnswer._meta.get_field("key").max_length


def once(request, work, tell):
    """Do `work() -> (status, record)`, once for each key of the person; gives the status and `tell(record)`.

    Without a key the answer is told after the commit, when nobody waits for the writer any more; the answer under a
    key is kept in the transaction of the act. Raises ValidationError for a bad key.
    """

    def answered():
        status, record = work()
        return status, tell(record)

    key = request.headers.get("Idempotency-Key", "")
    if not key:
        return answered()
    if len(key) > LONGEST_KEY:
        raise ValidationError({"Idempotency-Key": [_("The key is too long.")]})
    digest = _digest(request)
    return _first_answer(request.user, key, digest) or _do(request.user, key, digest, answered)


def forget_answers(moment):
    """Remove answers older than seven days; returns how many."""
    return KeptAnswer.objects.filter(created_at__lt=moment - KEPT_FOR).delete()[0]


def _do(person, key, digest, work):
    """Claim the key, then work: whoever claims it second waits for the first to commit, and then gets its answer."""
    try:
        with transaction.atomic():
            kept = KeptAnswer.objects.create(person=person, key=key, digest=digest, created_at=now())
            kept.status, kept.answer = work()
            kept.save()
    except IntegrityError:
        answered = _first_answer(person, key, digest)
        if answered is None:
            raise
        return answered
    return kept.status, kept.answer


def _first_answer(person, key, digest):
    kept = KeptAnswer.objects.filter(person=person, key=key).first()
    if kept is None:
        return None
    if kept.digest != digest:
        raise ValidationError({"Idempotency-Key": [_("This key was used before with another request.")]})
    return kept.status, kept.answer


def _digest(request):
    """A keyed digest of what is asked: a password in the body can't be guessed from it."""
    files = [
        [name, file.name, hashlib.file_digest(file, "sha256").hexdigest()]
        for name, several in sorted(request.FILES.lists())
        for file in several
    ]
    for several in request.FILES.lists():
        for file in several[1]:
            file.seek(0)
    body = dict(request.POST.lists()) if request.POST or files else request.data
    sent = json.dumps([body, files], sort_keys=True)
    return keyed(settings.SECRET_KEY, request.method, request.get_full_path(), sent)
