"""The end of records whose time is over: who proposed it, who approved it, and the minute of what was done (7.5.3)."""

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from documents.record_series.kinds import kind_of
from documents.record_series.models import RecordSeries
from qms.acts.acts import act
from qms.acts.rules import only_as_part
from qms.acts.state import StateField
from qms.evidence.attachments import attach, files_of
from qms.evidence.disposed_files import end_files
from qms.evidence.identity import erase_identity
from qms.evidence.numbers import next_number
from qms.ledger.now import today
from qms.lifecycle.moving_record import MovingRecord
from qms.people.posts import PostKind
from qms.people.rules import by_post

from . import rules
from .holders import held
from .parts import DisposalItem
from .queries import free_and_held
from .states import OPEN_STATES, DisposalState

S = DisposalState
MOST = 500  # records of one proposal: what a person can look through


class Disposal(MovingRecord):
    """Records of one line of the list that end together."""

    series = models.ForeignKey(
        RecordSeries, models.PROTECT, verbose_name=_("line of the list of records"), related_name="disposals"
    )
    described = models.TextField(_("records outside the program"), blank=True, editable=False)
    period_told = models.CharField(_("period of keeping"), max_length=60, editable=False)
    basis_told = models.CharField(_("ground of the period"), max_length=500, editable=False)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name=_("proposed by"), related_name="+", editable=False
    )
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        verbose_name=_("approved by"),
        null=True,
        related_name="+",
        editable=False,
    )
    witnesses = models.TextField(_("who was present"), blank=True, editable=False)
    how = models.TextField(_("how it was done"), blank=True, editable=False)
    disposed_on = models.DateField(_("done on"), null=True, editable=False)
    state = StateField(DisposalState, S.PROPOSED)

    who_creates = (only_as_part,)
    belongs_to = ("series",)
    reads_with = ("unit", "series", "proposed_by", "approved_by")
    parts = ("items",)
    given_inside = {"create": ("series", "described")}

    class Meta(MovingRecord.Meta):
        verbose_name = _("end of records")
        verbose_name_plural = _("ends of records")

    @classmethod
    def begin(cls, *, actor, series, described=""):
        year = str(today().year)
        return cls(
            number=f"HUY-{year[2:]}-{next_number('HUY', year):03d}",
            unit=series.unit,
            series=series,
            described=described.strip(),
            period_told=str(series.period()),
            basis_told=series.basis,
            proposed_by=actor.person,
        )

    def after_creation(self, *, actor, **values):
        free, needed = free_and_held(self.series)
        if not (free or self.described):
            self._refuse_nothing(needed)
        for each in free[:MOST]:
            DisposalItem.objects.create(
                disposal=self, record=each, record_number=each.number, over_on=each.over_on, files=file_count(each)
            )

    def _refuse_nothing(self, needed):
        if needed:
            held_words = "; ".join(f"{record.number}: {why}" for record, why in needed[:5])
            raise ValidationError(_("Somebody needs what is due: %(held)s.") % {"held": held_words})
        if self.series.kind():
            raise ValidationError(_("The time of no record of this kind is over yet."))
        raise ValidationError({"described": [_("Say which records: the program does not hold them.")]})

    # ── Acts, in the order of the work

    @act(
        _("Approve the end"),
        [S.PROPOSED],
        S.APPROVED,
        who=[by_post(PostKind.QUALITY_MANAGER, PostKind.TOP_MANAGEMENT), rules.is_not_proposer],
        rules=[rules.nothing_is_held],
        sign=True,
        follows=_("Whoever keeps the documents is asked to do it, with a minute."),
    )
    def approve(self, *, actor):
        """Somebody other than the proposer agrees that these records end."""
        self.approved_by = actor.person

    @act(
        _("Refuse the end"),
        [S.PROPOSED, S.APPROVED],
        S.REFUSED,
        who=[by_post(PostKind.QUALITY_MANAGER, PostKind.TOP_MANAGEMENT)],
        reason=True,
        follows=_("The records stay; what is still due is asked for again."),
    )
    def refuse(self, *, actor):
        """The records stay."""

    @act(
        _("Record that it is done"),
        [S.APPROVED],
        S.DISPOSED,
        who=[by_post(PostKind.DOCUMENT_CONTROLLER, PostKind.CLERK)],
        rules=[rules.nothing_is_held],
        follows=_("Files and personal data are gone for good; rows and digests stay. The minute is kept as issued."),
    )
    def dispose(self, *, actor, witnesses, how, file=None):
        """The records are ended: files and persons go, rows, digests and history stay."""
        self.witnesses, self.how, self.disposed_on = witnesses, how, today()
        for item in self.items.order_by("pk"):
            record = item.record
            end_files(record)
            for identity in self.series_kind(record).identities(record):
                if identity and identity.erased_at is None:
                    erase_identity(identity, by=actor.person, why=f"{self.number}: {how}")
        if file:
            attach(self, file, purpose="minute")

    # ── Questions

    def is_open(self):
        """Whether it is neither done nor refused."""
        return self.state in OPEN_STATES

    def series_kind(self, record):
        """What was told of the kind of a record, whatever the line says today."""
        return kind_of(record._meta.label)

    def held_now(self):
        """[(number, why somebody needs it)] of its records; a hold may come after the proposal."""
        keys = {}
        for item in self.items.order_by("pk"):
            keys.setdefault(item.record_type_id, {})[item.record_id] = item.record_number
        found = []
        for kind, numbers in keys.items():
            model = ContentType.objects.get_for_id(kind).model_class()
            found += [(numbers[key], why) for key, why in held(model, numbers).items()]
        return found

    def title_text(self):
        return self.series.title

    def signed_content(self):
        """What is signed: every record of the list with its number."""
        numbers = "\n".join(self.items.order_by("pk").values_list("record_number", flat=True))
        return f"{self.number}\n{self.described}\n{numbers}"

    def count(self):
        """How many records of the program it ends."""
        return self.items.count()

    count.short_description = _("records")


def file_count(record):
    """How many files go with a record."""
    return files_of(record).count()
