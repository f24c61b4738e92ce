"""Sessions as Django keeps them in the database, found by a prepared query: every request asks for one."""

from functools import cache

from django.contrib.sessions.backends.db import SessionStore as InDatabase
from django.contrib.sessions.models import Session
from django.db.models.functions import Now

from qms.ledger.prepared_queries import Prepared


@cache
def _by_key() -> Prepared:
    """The query for a session in use; the database's clock says whether it still is."""
    return Prepared(lambda key: Session.objects.filter(session_key=key, expire_date__gt=Now()))


class SessionStore(InDatabase):
    """Django's own but for the way it is found."""

    @classmethod
    def get_model_class(cls):
        return Session

    def _get_session_from_db(self):
        for session in _by_key().rows(self.session_key) if self.session_key else ():
            return session
        self._session_key = None  # as its base does with a key that is not, or no longer, in use
        return None
