"""The base of records with a lifecycle of their own."""

from django.apps import apps
from django.db.models import Q

from qms.evidence.record import Record

from .acts import acts_of, former_acts, named


class MovingRecord(Record):
    """A record whose state moves through the door. Concrete records declare `state = StateField(…)` and their acts."""

    who_creates = ()
    needs_to_create = ()
    # Relations that the record's rules and words ask for; the door reads them in one query.
    reads_with = ("unit",)
    # Parameters of acts that no form gives: {act: names}; other acts, the clock and seeds do.
    given_inside = {}
    # The rows of `locked_with` other than the record itself, while an act is performed.
    beside = ()

    class Meta(Record.Meta):
        abstract = True

    @classmethod
    def begin(cls, *, actor, **values):
        """A new, unsaved record from the values of its form; slices add numbers and parts here."""
        raise NotImplementedError

    @classmethod
    def locked_with(cls, key):
        """Which rows of its kind the door locks for the record with this key: itself, and those its acts take along."""
        return Q(pk=key)

    @classmethod
    def act_label(cls, name):
        act = acts_of(cls).get(name) or former_acts(cls).get(name)
        return act.label if act else super().act_label(name)

    @property
    def state_tone(self):
        """What its state means for the reader's work."""
        return self._meta.get_field("state").states(self.state).tone

    def refresh_from_db(self, *args, **kwargs):
        """Read the row anew, the protected state too."""
        self.__dict__.pop("state", None)
        super().refresh_from_db(*args, **kwargs)

    def after_creation(self, *, actor, **values):
        """Parts that need the record's key; called after the first save, in the same transaction."""

    def is_exempt(self, rule, person):
        """Whether top management has exempted this person from a rule of independence, for this record alone."""
        exemption = apps.get_model("lifecycle", "Exemption")
        granted = exemption.objects.about(self).filter(rule__in=rule.names, person=person)
        return self.pk is not None and granted.exists()

    def done(self, *moves):
        """The rows of its history in which one of these acts was done."""
        return self.history.filter(act__in=named(*moves))

    def was_done_by(self, actor, *moves):
        """Whether who acts, or is acted for, once did one of these acts here, or was acted for when it was done."""
        persons = [person for person in (actor.person, actor.on_behalf_of) if person is not None]
        done = self.done(*moves)
        return done.filter(Q(history_user__in=persons) | Q(on_behalf_of__in=persons)).exists()

    def signed_content(self):
        """The text of exactly what a person signs."""
        raise NotImplementedError

    def still_waits_for(self, task):
        """Whether an open task of this record still has its part to wait for."""
        return True
