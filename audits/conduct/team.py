"""The team of an audit: who belongs to it, and who may not (9.2.2 c)."""

from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from audits.auditors.independence import obstacles
from qms.ledger.now import today
from qms.people.models import User

from .states import AuditState, TeamRole


class AuditTeam:
    """The team of one audit: the lead auditor and the members named now."""

    def __init__(self, audit):
        self.audit = audit

    @cached_property
    def members(self):
        """The members who take part now."""
        return list(self.audit.team.filter(active=True).select_related("person").order_by("pk"))

    def forget(self):
        """Ask the database again: the team has changed."""
        self.__dict__.pop("members", None)

    def named(self):
        """Everybody who audits: the lead auditor first; observers do not."""
        return [self.audit.lead, *(each.person for each in self.members if each.role == TeamRole.AUDITOR)]

    def ever(self):
        """Auditors and observers, those who once took part among them."""
        return [self.audit.lead, *(each.person for each in self.audit.team.select_related("person"))]

    def set_aside(self, *persons):
        """Whoever led, or was a member and leads now, stays on record as one who once took part."""
        rows = self.audit.team
        for person in persons:
            row = rows.filter(person=person).first() or rows.model(audit=self.audit, person=person)
            row.active = False
            row.save()

    def answered_besides(self):
        """Those who answered lines and are of the team no more."""
        now = {person.pk for person in self.named()}
        answered = self.audit.lines.exclude(answered_by__in=now).filter(answered_by__isnull=False)
        return User.objects.filter(pk__in=answered.values("answered_by")).order_by("pk")

    def include(self, person):
        """Whether a person audits."""
        return any(person.pk == each.pk for each in self.named())

    def days(self):
        """First and last day of the audit, today where none is set."""
        return self.audit.starts_on or today(), self.audit.ends_on or self.audit.starts_on or today()

    def obstacles_of(self, persons, *, leads=False):
        """{person's key: sentences} for those who may not audit the unit, nor the owners of the processes in scope.

        An audit that takes longer than planned is judged until today.
        """
        first, last = self.days()
        last = max(last, today()) if self.audit.state in (AuditState.IN_PROGRESS, AuditState.REPORTING) else last
        units = {self.audit.unit, *(process.unit for process in self.audit.audited_processes)}
        return obstacles(persons, units, first, last, leads=leads)

    def obstacles(self):
        """{person: sentences} for auditors of the team who may not audit here."""
        named = {person.pk: person for person in self.named()}
        found = self.obstacles_of(list(named.values()))
        for key, words in self.obstacles_of([self.audit.lead], leads=True).items():
            found.setdefault(key, []).extend(word for word in words if word not in found.get(key, []))
        return {named[key]: words for key, words in found.items()}

    def words_of_obstacles(self):
        """Who may not audit here, and why, in one sentence."""
        told = [f"{person} – {'; '.join(words)}" for person, words in self.obstacles().items()]
        return _("Not every auditor is qualified and independent: %(who)s.") % {"who": " · ".join(told)}

    def refuse_obstacles(self, field, persons, *, leads=False):
        """Raise ValidationError for the form field that names somebody who may not audit here."""
        found = self.obstacles_of(persons, leads=leads)
        if found:
            names = {person.pk: person for person in persons}
            raise ValidationError({field: [f"{names[key]}: {'; '.join(words)}" for key, words in found.items()]})
