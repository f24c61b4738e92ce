"""An authority: who may review, approve and release documents of a kind in a unit and those below it (5.3, 7.5.2)."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from documents.controlled.states import DocumentKind
from qms.acts.acts import act
from qms.acts.rules import only_as_part
from qms.acts.state import StateField
from qms.evidence.numbers import next_number
from qms.ledger.now import today
from qms.lifecycle.door import follow_each
from qms.lifecycle.moving_record import MovingRecord
from qms.people.actors import Actor, whole_administration

from . import rules
from .powers import Powers, grants_words
from .states import AuthorityState

S = AuthorityState
SERIES = "TQ"
MOST = 1000  # letters: all posts with both reaches


def told(grants):
    """The posts of a role in words; a history has them as they are stored."""
    return grants_words(grants.split())


class Authority(MovingRecord):
    """What top management decided for a kind of document, in its unit and those below it; never changed, superseded."""

    kind = models.CharField(_("kind of document"), max_length=30, choices=DocumentKind)
    review = models.CharField(_("may review"), max_length=MOST)
    approve = models.CharField(_("may approve"), max_length=MOST)
    release = models.CharField(_("may release"), max_length=MOST)
    quorum = models.PositiveSmallIntegerField(_("reviewers who must endorse"), default=0)
    in_order = models.BooleanField(_("one after another"), default=False)
    lapses_after = models.PositiveSmallIntegerField(_("lapses after so many working days"), default=0)
    decision = models.CharField(_("decided by"), max_length=200, blank=True)
    until = models.DateField(_("until"), null=True, editable=False)
    state = StateField(AuthorityState, S.IN_FORCE)

    who_creates = (rules.is_top_management,)
    told_as = {"review": told, "approve": told, "release": told}

    class Meta(MovingRecord.Meta):
        verbose_name = _("authority over documents")
        verbose_name_plural = _("authorities over documents")
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "unit"], condition=Q(state=S.IN_FORCE), name="one_authority_in_force_per_kind_and_unit"
            )
        ]

    # ── Creation

    @classmethod
    def begin(cls, *, actor, unit, kind, review, approve, release, decision="", **values):
        for name, grants in (("review", review), ("approve", approve), ("release", release)):
            if not grants:
                raise ValidationError({name: [_("Choose at least one post.")]})
        year = str(today().year)
        return cls(
            number=f"{SERIES}-{year}-{next_number(SERIES, year):03d}",
            unit=unit,
            kind=kind,
            review=" ".join(review),
            approve=" ".join(approve),
            release=" ".join(release),
            quorum=values.get("quorum") or 0,
            in_order=bool(values.get("in_order")),
            lapses_after=values.get("lapses_after") or 0,
            decision=decision.strip(),
        )

    def was_begun(self, entry):
        """The one before it for the same kind and unit gives way in the same moment."""
        earlier = Authority.objects.filter(kind=self.kind, unit=self.unit, state=S.IN_FORCE)
        super().was_begun(entry)
        deciding = Actor(entry.by, on_behalf_of=entry.on_behalf_of)
        follow_each(earlier, Authority.supersede, actor=deciding, reason=self.number)

    @classmethod
    def also_visible_to(cls, user):
        """Everybody with a post reads who may approve what in their administration."""
        return Q(unit__in=whole_administration(user).values("pk"))

    # ── Acts

    @act(_("Supersede"), [S.IN_FORCE], S.SUPERSEDED, who=[only_as_part])
    def supersede(self, *, actor):
        """Another was decided for the same kind and unit; what was submitted under this one keeps it."""
        self.until = today()

    @act(
        _("End"),
        [S.IN_FORCE],
        S.ENDED,
        who=[rules.is_top_management],
        reason=True,
        follows=_("What holds for the unit above, or as the program comes, holds again for what is submitted next."),
    )
    def end(self, *, actor):
        """Nothing of its own holds here any more."""
        self.until = today()

    # ── Questions

    def powers(self):
        """What it says, as a document asks it."""
        return Powers(
            review=tuple(self.review.split()),
            approve=tuple(self.approve.split()),
            release=tuple(self.release.split()),
            quorum=self.quorum,
            in_order=self.in_order,
            lapses_after=self.lapses_after,
            decided=self,
        )

    def title_text(self):
        return f"{self.get_kind_display()} – {self.unit}"

    title_text.short_description = _("documents")

    def approvers(self):
        """Who may approve, in words."""
        return told(self.approve)

    approvers.short_description = _("may approve")
