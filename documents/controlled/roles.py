"""Who writes, reviews and approves a revision: three different people, and who of the reviewers has endorsed it."""

from functools import cache

from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from qms.ledger.prepared_queries import Prepared

from . import rules


@cache
def _named(model):
    """The query for the reviewers named now: every rule and act of a review asks it."""
    named = model.objects.filter(active=True).select_related("person").order_by("pk")
    return Prepared(lambda key: named.filter(revision=key))


class Roles:
    """The people of one revision, in the round that runs."""

    def __init__(self, revision):
        self.revision = revision

    @cached_property
    def reviewers(self):
        """The reviewers named now."""
        return _named(self.revision.reviewers.model).rows(self.revision.pk) if self.revision.pk else []

    def reviewing(self):
        """Keys of the named reviewers."""
        return {each.person_id for each in self.reviewers}

    def is_reviewer(self, person):
        return person.pk in self.reviewing()

    def is_endorsed_by(self, person):
        return any(each.person_id == person.pk and self._has_endorsed(each) for each in self.reviewers)

    def is_endorsed_by_all(self):
        return bool(self.reviewers) and all(map(self._has_endorsed, self.reviewers))

    def _has_endorsed(self, reviewer):
        return self.revision.round > 0 and reviewer.endorsed_round == self.revision.round

    def endorse(self, person):
        """A reviewer agrees with the content in this round."""
        reviewer = next(each for each in self.reviewers if each.person_id == person.pk)
        reviewer.endorsed_round = self.revision.round
        reviewer.save()

    def name(self, reviewers, readers):
        """Take over the persons and posts named in a form; None leaves them. Raises ValidationError."""
        self._refuse_one_in_two_roles(reviewers)
        if reviewers is not None:
            self.revision.reviewers.model.bring_in_line(self.revision, [(person.pk,) for person in reviewers])
            self.forget()
        if readers is not None:
            rows = [(post, unit.pk) for post, unit in readers]
            self.revision.readers.model.bring_in_line(self.revision, rows)

    def forget(self):
        """Ask the database again: a reviewer has changed."""
        self.__dict__.pop("reviewers", None)

    def refuse_naming_oneself(self, actor, approver):
        """Whoever names the approver is another person. Raises ValidationError."""
        if approver and approver != self.revision.approver and actor.involves(approver):
            raise ValidationError({"approver": [_("Somebody else names you.")]})

    def _refuse_one_in_two_roles(self, reviewers):
        """Author, reviewers and approver are different people, unless top management has exempted them by name."""
        revision = self.revision
        named = self.reviewers if reviewers is None and revision.pk else reviewers or ()
        reviewing = [getattr(each, "person", each) for each in named]
        faults = {}
        if revision.author in reviewing and not revision.is_exempt(rules.is_not_author, revision.author):
            faults["reviewers"] = [rules.is_not_author.sentence]
        if revision.approver == revision.author and not revision.is_exempt(rules.is_not_author, revision.author):
            faults["approver"] = [rules.is_not_author.sentence]
        elif revision.approver in reviewing and not revision.is_exempt(rules.has_not_reviewed, revision.approver):
            faults["approver"] = [rules.has_not_reviewed.sentence]
        if faults:
            raise ValidationError(faults)
