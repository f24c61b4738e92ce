"""Who takes part in a training, and whether they came."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from qms.ledger.alignment import align
from qms.ledger.kept import Kept

from .states import Presence


class Participant(Kept):
    """A person who is to take part; left out again they stay on record, inactive."""

    training = models.ForeignKey("trainings.Training", on_delete=models.PROTECT, related_name="participants")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("person"), on_delete=models.PROTECT, related_name="+"
    )
    presence = models.CharField(_("presence"), max_length=20, choices=Presence, blank=True, editable=False)
    active = models.BooleanField(_("in use"), default=True)

    class Meta:
        verbose_name = _("person who takes part")
        verbose_name_plural = _("persons who take part")
        constraints = [
            models.UniqueConstraint(fields=["training", "person"], name="a_person_takes_part_in_a_training_once")
        ]

    def __str__(self):
        return str(self.person)

    @classmethod
    def bring_in_line(cls, training, persons):
        """Exactly these persons take part."""
        wanted = {(person.pk,): {} for person in persons}
        align(cls, training.participants.all(), ("person_id",), wanted, training=training)

    @classmethod
    def write_down(cls, rows, attendance):
        """Who came, by account names; each row is told of. Raises ValidationError."""
        faults = {
            f"presence_{row.person.username}": [_("Say whether this person came.")]
            for row in rows
            if attendance.get(row.person.username) not in Presence.values
        }
        if faults:
            raise ValidationError(faults)
        for row in rows:
            row.presence = attendance[row.person.username]
        cls.save_all(rows)
