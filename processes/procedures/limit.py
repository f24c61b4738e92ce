"""The time limit of one version: by law and as promised, in words and as a term, and how it may be extended."""

from django.utils.translation import gettext as _

from qms.workdays.limits import FirstDay, LimitIn
from qms.workdays.terms import Term

from .promise import amount_in_words, ground_in_words, promise_in_words


class Limit:
    """What one version of a procedure says of the time for the work."""

    def __init__(self, version):
        self.version = version
        self.cutoff = version.cutoff or version.DEFAULT_CUTOFF

    def promised(self):
        """What the applicant is promised, in words."""
        version = self.version
        return promise_in_words(version.same_day, self.cutoff, version.limit_in, version.committed)

    def by_law(self):
        """The time limit by law, in words."""
        version = self.version
        return _("within the day") if version.same_day else amount_in_words(version.limit_in, version.legal_limit)

    def extension_in(self):
        """In what an extension is given: in what the limit is; in working days for a result within the day."""
        return LimitIn.DAYS if self.version.same_day else LimitIn(self.version.limit_in)

    def amount_in_words(self, amount):
        """So much of an extension, in words."""
        return amount_in_words(self.extension_in(), amount)

    def grounds(self):
        """On which grounds the time may lawfully be extended, in order."""
        return list(self.version.extension_grounds.active())

    def grounds_in_words(self):
        """Each ground for an extension: by how much, how many times, by which law."""
        return [ground_in_words(each, self.extension_in()) for each in self.grounds()]

    def term(self, first_day, extended=0):
        """The time promised as a term; None while none is promised. Its own rule of the first day goes before."""
        version = self.version
        if version.same_day:
            return Term(LimitIn.SAME_DAY, cutoff=self.cutoff, extended=extended)
        if version.committed is None:
            return None
        first_day = FirstDay(version.first_day or first_day)
        return Term(LimitIn(version.limit_in), version.committed, first_day, extended=extended)
