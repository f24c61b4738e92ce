"""The base of whatever changes by acts: what the door asks of a row, with or without a lifecycle."""

from functools import cache
from typing import Any

from django.apps import apps
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from qms.ledger.kept import Kept
from qms.ledger.prepared_queries import Prepared

from .acts import ALWAYS, CREATE, SEED, acts_of, former_acts, named
from .rules import Rule


@cache
def _act_elsewhere(app_label, name):
    """The act of another row in which rows of this app were written along: a release, in the story of its document."""
    models = [each for each in apps.get_models() if issubclass(each, ActedOn)]
    models.sort(key=lambda each: each._meta.app_label != app_label)
    return next((acts_of(each)[name] for each in models if name in acts_of(each)), None)


@cache
def _deeds_of(model):
    """The query for who did which act on a row: a page or an answer asks it for many rules."""
    deeds = model.history.order_by().values_list("act", "history_user", "on_behalf_of").distinct()
    return Prepared(lambda key: deeds.filter(id=key))


class ActedOn(Kept):
    """A kept row that is created and changed by acts alone, through the door.

    A row without a lifecycle is ALWAYS in one state, which all its acts leave alone: who may, what must hold, history
    and sequence are asked of it as of any other. One with a lifecycle declares `state = StateField(…)`.
    """

    state: Any = ALWAYS

    who_creates: tuple[Rule, ...] = ()
    needs_to_create: tuple[Rule, ...] = ()
    # Relations that its rules and words ask for; the door reads them in one query.
    reads_with: tuple[str, ...] = ()
    # Parameters of acts that no form gives: {act: names}; other acts, the clock and seeds do.
    given_inside: dict[str, tuple[str, ...]] = {}
    # Names of the reverse relations whose rows are parts of its evidence.
    parts: tuple[str, ...] = ()
    # Fields shown in no history: they repeat others.
    silent: tuple[str, ...] = ("sequence", "head", "id")
    # The rows of `locked_with` other than the row itself, while an act is performed.
    beside: Any = ()
    # The day of the past as of whose end it is shown (qms.evidence.replay); None: as it is now.
    day_shown: Any = None

    class Meta:
        abstract = True

    @classmethod
    def begin(cls, *, actor, **values):
        """A new, unsaved row from the values of its form; numbers and parts are added here."""
        raise NotImplementedError

    def was_begun(self, entry):
        """Keep who created it and when, where that is a field of the row; its history tells it anyway."""

    def after_creation(self, *, actor, **values):
        """Parts that need the row's key; called after the first save, in the same transaction."""

    @classmethod
    def locked_with(cls, key):
        """Which rows of its kind the door locks for the row with this key: itself, and those its acts take along."""
        return Q(pk=key)

    def is_visible_to(self, user):
        """Whether a person may see this row."""
        model: Any = type(self)
        return model.objects.visible_to(user).filter(pk=self.pk).exists()

    def is_exempt(self, rule, person):
        """Whether this person is exempted from a rule of independence, for this row alone."""
        return False

    def signed_content(self):
        """The text of exactly what a person signs."""
        raise NotImplementedError

    @classmethod
    def act_label(cls, name):
        """What an act of this row is called in its timeline; the name itself where the code knows it no more."""
        known = {CREATE: _("Create"), SEED: _("Load from a file")}
        if name in known:
            return known[name]
        act = acts_of(cls).get(name) or former_acts(cls).get(name) or _act_elsewhere(cls._meta.app_label, name)
        return act.label if act else name

    def done(self, *moves):
        """The rows of its history in which one of these acts was done."""
        return self.history.filter(act__in=named(*moves))

    def was_done_by(self, actor, *moves):
        """Whether who acts, or is acted for, once did one of these acts here, or was acted for when it was done."""
        persons = {person.pk for person in (actor.person, actor.on_behalf_of) if person is not None}
        acts = named(*moves)
        return any(act in acts and not persons.isdisjoint(doers) for act, *doers in self._deeds())

    def _deeds(self):
        """(act, by whom, on whose behalf) of its history: read once for each sequence, since no row comes without."""
        known = self.__dict__.get("_known_deeds")
        if known is None or known[0] != self.sequence:
            known = self.__dict__["_known_deeds"] = (self.sequence, _deeds_of(type(self)).values(self.pk))
        return known[1]

    @property
    def has_lifecycle(self):
        """Whether it has a state that its acts move."""
        return self.state != ALWAYS

    @property
    def is_past(self):
        """Whether it is shown as it stood on a day of the past."""
        return self.day_shown is not None
