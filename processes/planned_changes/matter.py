"""The matter of a planned change: its purpose, what it may bring about, what it needs, and who carries it out (6.3)."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qms.lifecycle.moving_record import MovingRecord
from qms.workdays.lateness import HasDeadline

from .impacts import BY_HAND, touched_by
from .parts import Impact
from .states import APPROVED, ChangeState, ImpactState, Occasion


def person(label):
    return models.ForeignKey(
        "people.User", models.PROTECT, verbose_name=label, null=True, related_name="+", editable=False
    )


class Matter(HasDeadline, MovingRecord):
    """Everything that is known of a change; what is done with it, its acts say."""

    title = models.CharField(_("change in short"), max_length=300)
    occasion = models.CharField(_("what calls for it"), max_length=20, choices=Occasion)
    purpose = models.TextField(pgettext_lazy("change", "purpose"))
    consequences = models.TextField(_("what it may bring about"))
    resources = models.TextField(_("what it needs: money, people, equipment"), blank=True)
    process = models.ForeignKey(
        "map.Process", models.PROTECT, verbose_name=_("process"), null=True, blank=True, related_name="+"
    )
    law = models.ForeignKey(
        "external.ExternalDocument", models.PROTECT, verbose_name=_("law it rests on"), null=True, related_name="+"
    )
    whole_unit = models.BooleanField(_("touches all work of the unit"), default=False)
    responsible = models.ForeignKey(
        "people.User", models.PROTECT, verbose_name=_("person responsible"), related_name="+"
    )
    effective_on = models.DateField(_("takes effect on"), db_index=True)
    decided_by = person(pgettext_lazy("person", "decided by"))
    decided_on = models.DateField(_("decided on"), null=True, editable=False)
    outcome = models.TextField(_("how it was carried out"), blank=True, editable=False)
    carried_out_on = models.DateField(_("carried out on"), null=True, editable=False)
    verdict = models.TextField(_("whether it served its purpose"), blank=True, editable=False)
    reviewed_by, reviewed_on = person(_("reviewed by")), models.DateField(_("reviewed on"), null=True, editable=False)

    parts = ("impacts",)
    reads_with = ("unit", "process", "law", "responsible", "created_by", "decided_by", "reviewed_by")

    class Meta(MovingRecord.Meta):
        abstract = True
        verbose_name = _("planned change")
        verbose_name_plural = _("planned changes")
        constraints = [
            models.CheckConstraint(
                condition=~Q(state__in=APPROVED) | Q(decided_by__isnull=False),
                name="a_change_is_carried_out_once_decided",
            ),
            models.CheckConstraint(
                condition=~Q(state=ChangeState.CLOSED) | ~Q(verdict=""), name="a_change_is_closed_with_a_verdict"
            ),
        ]

    # ── What it touches

    def look_for_impacts(self):
        """Add what the program finds now and did not find before. Gives the number added."""
        known = {(each.kind, each.words) for each in self.impacts.all()}
        found = {(kind, each.words[:300]): each.about for kind, each in touched_by(self)}
        fresh = [(key, about) for key, about in found.items() if key not in known]
        Impact.save_all([Impact(change=self, kind=k, words=w, about=about) for (k, w), about in fresh])
        return len(fresh)

    def add_impacts(self, lines):
        """Add what a person knows of, a thing in each line."""
        known = {each.words for each in self.impacts.filter(kind=BY_HAND)}
        told = dict.fromkeys(line.strip()[:300] for line in lines.splitlines() if line.strip())
        Impact.save_all([Impact(change=self, kind=BY_HAND, words=each) for each in told if each not in known])

    def open_impacts(self):
        """What nobody has settled yet."""
        return [each for each in self.impacts.all() if each.result == ImpactState.OPEN]

    # ── Questions

    def due_at(self):
        """The moment before which it should be carried out, by the calendar of its unit."""
        return self.calendar.end_of_term(self.effective_on)

    def awaited_until(self):
        return self.due_at() if self.state == ChangeState.UNDER_WAY else None

    def due_shown(self):
        return self.effective_on

    def title_text(self):
        return self.title

    title_text.short_description = _("change in short")

    def search_words(self):
        return [*super().search_words(), self.purpose, self.consequences]

    @classmethod
    def also_visible_to(cls, user):
        """Whoever carries it out sees it, wherever they work."""
        return Q(responsible=user)
