"""Who writes, reviews and approves a revision: three people with the authority for it, and who has endorsed it."""

from functools import cache

from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from documents.authorities.powers import standard
from documents.authorities.services import holders, lack_told, posts_of, powers_over
from qms.ledger.now import local
from qms.ledger.prepared_queries import Prepared
from qms.lifecycle.flows import reopen
from qms.people.actors import actors_of

from . import rules
from .states import RevisionState


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

    def is_endorsed_enough(self):
        """Whether as many reviewers as must have endorsed in this round."""
        endorsed = sum(map(self._has_endorsed, self.reviewers))
        return bool(self.reviewers) and endorsed >= self.powers.needed(len(self.reviewers))

    def asked_now(self):
        """The reviewers who are asked: all who have not endorsed, or the first of them where it goes upwards."""
        if self.is_endorsed_enough():
            return []
        waiting = [each.person for each in self.reviewers if not self._has_endorsed(each)]
        return self._upwards(waiting)[:1] if self.powers.in_order else waiting

    def _upwards(self, persons):
        """From the lowest post that may review it to the highest."""
        posts = posts_of(persons)
        ranks = {each.pk: self.powers.rank("review", posts[each.pk], self.revision.unit) for each in persons}
        return sorted(persons, key=lambda each: -1 if ranks[each.pk] is None else ranks[each.pk], reverse=True)

    def _has_endorsed(self, reviewer):
        return self.revision.round > 0 and reviewer.endorsed_round == self.revision.round

    def endorse(self, person):
        """A reviewer agrees with the content in this round."""
        reviewer = next(each for each in self.reviewers if each.person_id == person.pk)
        reviewer.endorsed_round = self.revision.round
        reviewer.save()

    # ── Authority (5.3)

    @cached_property
    def powers(self):
        """Who may do what with it: by the authority under which it was submitted; of a draft, by the one of today."""
        revision = self.revision
        if revision.is_draft() or not revision.round:
            return powers_over(revision.document.kind, revision.unit)
        return revision.authority.powers() if revision.authority_id else standard()[revision.document.kind]

    def may(self, role, actor):
        """Whether a capacity has the authority for a role."""
        return self._may_by(role, actor.posts)

    def _may_by(self, role, posts):
        return self.powers.may(role, posts, self.revision.unit)

    def holders(self, role):
        """The names of those who have the authority for a role today."""
        return holders(self.powers, role, self.revision.unit)

    def without_authority(self, reviewers, approver):
        """{field: the sentence about those among these who hold no post that may do it today}."""
        named = {"reviewers": ("review", reviewers), "approver": ("approve", [approver] if approver else [])}
        posts = posts_of([person for _role, persons in named.values() for person in persons])
        said = {}
        for field, (role, persons) in named.items():
            if lacking := [each for each in persons if not self._may_by(role, posts[each.pk])]:
                said[field] = lack_told(self.powers, role, lacking)
        return said

    def named_without_authority(self):
        """The sentences about those named now who hold no post for it any more."""
        return self.without_authority([each.person for each in self.reviewers], self.revision.approver)

    def refuse_without_authority(self, reviewers, approver, created=False):
        """Whoever is newly named has the authority; who was named before is asked again at the act.

        Raises ValidationError that says which posts have it.
        """
        named = self.reviewing()
        approver = approver if created or approver != self.revision.approver else None
        new = [each for each in reviewers or () if each.pk not in named]
        if said := self.without_authority(new, approver):
            raise ValidationError({field: [sentence] for field, sentence in said.items()})

    def was_approved_with_authority(self):
        """Whether whoever approved it last had the authority on that day; what was taken over nobody approved."""
        revision = self.revision
        row = revision.done(type(revision).approve).order_by("-history_id").select_related("history_user").first()
        if row is None:
            return False
        posts = [post for actor in actors_of(row.history_user, local(row.history_date).date()) for post in actor.posts]
        return self._may_by("approve", posts)

    # ── Naming

    def name(self, reviewers, readers):
        """Take over the persons and posts named in a form; None leaves them. Raises ValidationError."""
        self._refuse_one_in_two_roles(reviewers)
        if reviewers is not None:
            self.revision.reviewers.model.bring_in_line(self.revision, [(person.pk,) for person in reviewers])
            self.forget()
        if readers is not None:
            rows = [(post, unit.pk) for post, unit in readers]
            self.revision.readers.model.bring_in_line(self.revision, rows)

    def ask_anew(self):
        """Whoever is named now is asked for what the revision waits for."""
        revision, acts = self.revision, type(self.revision)
        if revision.state == RevisionState.DRAFT:
            reopen(revision, acts.submit)
        elif revision.state == RevisionState.IN_REVIEW:
            reopen(revision, acts.approve if self.is_endorsed_enough() else acts.endorse)

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
