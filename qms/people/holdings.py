"""Who holds a post, and who stands in for them: from a day to a day, both included."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from qms.acts.acted_on import ActedOn
from qms.acts.acts import act
from qms.ledger.now import today

from . import rules
from .ends import refuse_ended
from .periods import OpenPeriods, in_order, overlapping, period_words
from .post_rows import Post
from .posts import KEPT_FROM_ADMINISTRATORS, PostKind


def refuse_holding(post, person, since, until):
    """Raises ValidationError for what can't be held: by a closed account, twice, beyond an end, or beside another."""
    in_order(since, until)
    if not person.is_active or person.is_system:
        raise ValidationError({"person": gettext("This account is closed.")})
    refuse_ended("post", post, since)
    other = overlapping(Holding.objects.filter(post=post, person=person), since, until).first()
    if other is not None:
        says = gettext("{person} holds this post already, {period}.")
        raise ValidationError({"since": says.format(person=person, period=period_words(other))})
    refuse_beside("person", person, post.kind, since, until)


def refuse_beside(field, person, kind, since, until):
    """Raises ValidationError where one person would keep the accounts and hold a post of the quality system."""
    apart = KEPT_FROM_ADMINISTRATORS if kind == PostKind.ADMINISTRATOR else {PostKind.ADMINISTRATOR}
    if kind != PostKind.ADMINISTRATOR and kind not in KEPT_FROM_ADMINISTRATORS:
        return
    held = overlapping(Holding.objects.filter(person=person, post__kind__in=apart), since, until)
    other = held.select_related("post__unit").first()
    if other is not None:
        says = gettext("{person} is {post}: who administers the program holds no post of the quality system.")
        raise ValidationError({field: says.format(person=person, post=other.post)})


class Holding(ActedOn):
    """A person holds a post from a day to a day."""

    post = models.ForeignKey(Post, verbose_name=_("post"), on_delete=models.PROTECT, related_name="holdings")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("person"), on_delete=models.PROTECT, related_name="holdings"
    )
    since = models.DateField(_("since"))
    until = models.DateField(_("until"), null=True, blank=True, help_text=_("Last day, included."))

    objects = OpenPeriods.as_manager()

    who_creates = (rules.keeps_its_unit, rules.is_given_by_one, rules.gives_it_to_another)
    reads_with = ("post__unit", "person")

    class Meta:
        verbose_name = _("holding")
        verbose_name_plural = _("holdings")
        ordering = ["post__unit__path", "since"]
        constraints = [
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")), name="a_holding_ends_after_it_begins"
            )
        ]

    def __str__(self):
        return f"{self.person}: {self.post}"

    @classmethod
    def begin(cls, *, actor, post, person, since, until=None):
        refuse_holding(post, person, since, until)
        return cls(post=post, person=person, since=since, until=until)

    @act(
        _("Enter the last day"),
        who=[rules.keeps_its_unit],
        rules=[rules.has_not_ended],
        reason=True,
        follows=_("Work of the post goes on to whoever holds it; work in the person's name is given to others there."),
    )
    def end(self, *, actor, until):
        """Say on which day it ends. Raises ValidationError when nobody would administer any more."""
        in_order(self.since, until)
        if until > (self.until or until):
            refuse_ended("until", self.post)
        if self.post.kind == PostKind.ADMINISTRATOR and not self._another_administers(until):
            says = gettext("Nobody would administer the program any more: name another one first.")
            raise ValidationError({"until": says})
        self.until = until

    @property
    def unit_keeping(self):
        """The unit whose administrator keeps this row."""
        return self.post.unit

    @property
    def has_ended(self):
        """Whether its last day has passed."""
        return bool(self.until and self.until < today())

    def _another_administers(self, until):
        others = Holding.objects.filter(post__kind=PostKind.ADMINISTRATOR, person__is_active=True).exclude(pk=self.pk)
        lasting = others.filter(Q(until__isnull=True) | Q(until__gt=until)).select_related("post__unit")
        return any(self.post.unit.path.startswith(each.post.unit.path) for each in lasting)


class Substitution(ActedOn):
    """Somebody acts for the holder of a post from a day to a day; the record then shows both."""

    holding = models.ForeignKey(
        Holding, verbose_name=_("post held"), on_delete=models.PROTECT, related_name="substitutions"
    )
    substitute = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("substitute"), on_delete=models.PROTECT, related_name="substitutions"
    )
    since = models.DateField(_("since"))
    until = models.DateField(_("until"), help_text=_("Last day, included."))
    why = models.CharField(_("reason"), max_length=300)

    objects = OpenPeriods.as_manager()

    who_creates = (rules.names_substitutes, rules.names_another)
    reads_with = ("holding__post__unit", "holding__person", "substitute")

    class Meta:
        verbose_name = _("substitution")
        verbose_name_plural = _("substitutions")
        ordering = ["-since"]
        constraints = [
            models.CheckConstraint(condition=Q(until__gte=F("since")), name="a_substitution_ends_after_it_begins")
        ]

    def __str__(self):
        return f"{self.substitute} ← {self.holding}"

    @classmethod
    def begin(cls, *, actor, holding, substitute, since, until):
        in_order(since, until)
        if since < today():
            raise ValidationError({"since": gettext("A substitute acts from today on, not for days that have passed.")})
        if substitute == holding.person:
            raise ValidationError({"substitute": gettext("Nobody is their own substitute.")})
        refuse_beside("substitute", substitute, holding.post.kind, since, until)
        if since < holding.since or (holding.until and until > holding.until):
            says = gettext("The post is held {period} only.").format(period=period_words(holding))
            raise ValidationError({"until": says})
        other = overlapping(holding.substitutions.select_related("substitute"), since, until).first()
        if other is not None:
            says = gettext("{person} is the substitute {period} already.")
            raise ValidationError({"since": says.format(person=other.substitute, period=period_words(other))})
        return cls(holding=holding, substitute=substitute, since=since, until=until)

    def was_begun(self, entry):
        self.why = entry.reason

    @act(_("End earlier"), who=[rules.names_substitutes], rules=[rules.still_lasts], reason=True)
    def end(self, *, actor, until):
        """Let it end earlier. Raises ValidationError for a later day, or one before it began."""
        in_order(self.since, until)
        if until > self.until:
            raise ValidationError({"until": rules.still_lasts.sentence})
        self.until = until

    @property
    def has_ended(self):
        """Whether its last day has passed."""
        return self.until < today()
