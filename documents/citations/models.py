"""That a text cites an external document: found by its number, confirmed or refused by a person (7.5.3.2)."""

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from documents.external.models import ExternalDocument
from qms.acts.acts import SAME, act
from qms.acts.rules import only_as_part
from qms.acts.state import StateField
from qms.evidence.numbers import next_number
from qms.evidence.record import RecordQuerySet
from qms.lifecycle.moving_record import MovingRecord
from qms.people.actors import whole_administration

from . import rules
from .states import COUNTS, CitationState
from .texts import words_of_places

S = CitationState
SERIES = "VD"


class CitationQuerySet(RecordQuerySet):
    """Citations, by what cites and by whether they count."""

    def of(self, subject):
        """Those in the texts of one record."""
        return self.filter(subject_type=ContentType.objects.get_for_model(subject), subject_id=subject.pk)

    def counting(self):
        """Those that nobody has refused and whose text still says so."""
        return self.filter(state__in=COUNTS)

    def unknown(self):
        """Those of numbers that no register knows."""
        return self.filter(document__isnull=True)

    unknown.short_description = _("not in the register")


class ReadText(models.Model):
    """What was found old in the text of a document in force, kept until another text or another list of words holds."""

    document = models.OneToOneField("controlled.Document", models.PROTECT, related_name="+")
    revision = models.ForeignKey("controlled.DocumentRevision", models.PROTECT, related_name="+")
    stamp = models.CharField(max_length=64)  # of the list of old words by which it was read
    found = models.JSONField(default=list)

    class Meta:
        verbose_name = _("text that was read")
        verbose_name_plural = _("texts that were read")

    def __str__(self):
        return str(self.document)


class Citation(MovingRecord):
    """One number in the texts of one record; `words` are those around it where it stands first."""

    subject_type = models.ForeignKey(ContentType, on_delete=models.PROTECT, related_name="+")
    subject_id = models.PositiveBigIntegerField()
    subject = GenericForeignKey("subject_type", "subject_id")
    sign = models.CharField(_("number cited"), max_length=60)
    key = models.CharField(max_length=120, db_index=True, editable=False)
    places = models.CharField(_("place in the text"), max_length=120)
    words = models.TextField(_("words around it"))
    document = models.ForeignKey(
        ExternalDocument, models.PROTECT, verbose_name=_("external document"), null=True, related_name="citations"
    )
    state = StateField(CitationState, S.PROPOSED)

    objects = CitationQuerySet.as_manager()

    who_creates = (only_as_part,)
    belongs_to = ("document", "subject")
    reads_with = ("unit", "document", "subject_type")
    told_outside = False  # what cites may be a question that nobody outside reads
    told_as = {"places": words_of_places}
    silent = (*MovingRecord.silent, "key", "subject_type", "subject_id")

    class Meta(MovingRecord.Meta):
        verbose_name = _("citation")
        verbose_name_plural = _("citations")
        constraints = [
            models.UniqueConstraint(fields=["subject_type", "subject_id", "key"], name="a_record_cites_a_number_once")
        ]

    @classmethod
    def begin(cls, *, actor, subject, found, places):
        return cls(
            number=f"{SERIES}-{next_number(SERIES):05d}",
            unit=subject.unit,
            subject=subject,
            sign=found.sign[:60],
            key=found.key[:120],
            places=",".join(places),
            words=found.words,
            document=ExternalDocument.coded(found.sign),
        )

    # ── Acts

    @act(
        _("Confirm the citation"),
        [S.PROPOSED, S.REFUSED],
        S.CONFIRMED,
        who=[rules.judges],
        rules=[rules.is_identified],
        follows=_("When the document cited is replaced or expires, what cites it is reviewed."),
    )
    def confirm(self, *, actor):
        """A person read it: the text rests on this document."""

    @act(
        _("Refuse the citation"),
        [S.PROPOSED, S.CONFIRMED],
        S.REFUSED,
        who=[rules.judges],
        reason=True,
        follows=_("It counts no more, and is not proposed again for this text."),
    )
    def refuse(self, *, actor):
        """The number only stands there: as an example, in a name, by mistake."""

    @act(_("Find in the register"), [*S], SAME, who=[only_as_part])
    def identify(self, *, actor, document):
        """The number was entered into the register of external documents."""
        self.document = document

    @act(_("Lapse"), [S.PROPOSED, S.CONFIRMED], S.LAPSED, who=[only_as_part])
    def lapse(self, *, actor):
        """The text says so no more."""

    @act(_("Find again"), [S.LAPSED], S.PROPOSED, who=[only_as_part])
    def find_again(self, *, actor, found, places):
        """The text says so again."""
        self.words, self.places = found.words, ",".join(places)

    # ── Questions

    def title_text(self):
        return f"{self.subject} – {self.sign}"

    def search_words(self):
        return [self.number, self.sign, str(self.subject)]

    def where(self):
        """The places in words."""
        return words_of_places(self.places)

    where.short_description = _("place in the text")

    @classmethod
    def also_visible_to(cls, user):
        """What is read is in force: everybody with a post reads it in their administration."""
        return Q(unit__in=whole_administration(user).values("pk"))
