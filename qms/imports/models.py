"""An import: who sent which file, what it was taken for, and what came of each of its rows (7.5.3)."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from qms.acts.acts import SAME, act
from qms.acts.rules import only_as_part
from qms.acts.state import StateField
from qms.evidence.numbers import next_number
from qms.ledger.now import today
from qms.lifecycle.moving_record import MovingRecord
from qms.people.actors import administration_of

from . import rules
from .arrival import file_kept, recognise, rows_from
from .corrections import choose, mend_row, unread
from .kinds import kind_of
from .pieces import forget_rest
from .queries import ImportQuerySet
from .rows import ImportRow
from .states import TO_MEND, ImportState

__all__ = ["Import", "ImportRow"]

S = ImportState
SERIES = "NK"


class Import(MovingRecord):
    """A file on its way in; each of its rows goes through the door by itself, in the name of whoever sent it."""

    kind = models.CharField(_("what is taken in"), max_length=60)
    name = models.CharField(_("file"), max_length=200)
    digest = models.CharField(_("digest of the file"), max_length=64)
    about = models.CharField(_("belongs to"), max_length=100, blank=True)  # "collection/key"
    sheets = models.JSONField(_("tables found"), default=list)
    sheet = models.CharField(_("table"), max_length=200, blank=True)
    columns = models.JSONField(_("columns"), default=list)
    answers = models.JSONField(_("answers"), default=dict)
    taker = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        verbose_name=_("gone on with by"),
        null=True,
        related_name="+",
        editable=False,
    )
    state = StateField(ImportState, S.READING)

    objects = ImportQuerySet.as_manager()

    who_creates = (rules.keeps_what_it_holds,)
    reads_with = ("unit", "created_by", "taker")
    told_outside = False

    class Meta(MovingRecord.Meta):
        verbose_name = _("import")
        verbose_name_plural = _("imports")

    @classmethod
    def begin(cls, *, actor, kind, file, about=""):
        if kind_of(kind) is None:
            raise ValidationError({"kind": [_("Choose what is taken in.")]})
        year = str(today().year)
        record = cls(kind=kind, name=file.name[-200:], about=about, unit=administration_of(actor.person))
        recognise(record, file)
        record.number = f"{SERIES}-{year}-{next_number(SERIES, year):04d}"
        return record

    def after_creation(self, *, actor, kind, file, about=""):
        file_kept(self, file)
        rows_from(self)

    # ── Acts, in the order of the work

    @act(_("Show what it would do"), [S.READING], S.PREPARED, who=[only_as_part])
    def present(self, *, actor):
        """Every row is read."""

    @act(
        _("Say what the columns are"),
        [S.PREPARED, S.PARTLY],
        S.READING,
        who=[rules.is_own],
        follows=_("Rows that are not taken in yet are read anew; the next file with these headings is read so."),
    )
    def set_columns(self, *, actor, columns, sheet=""):
        """Another table of the file, or another meaning of its columns."""
        choose(self, sheet, columns)

    @act(
        _("Answer what is asked"),
        [S.PREPARED, S.PARTLY],
        S.READING,
        who=[rules.is_own],
        follows=_("Rows that are not taken in yet are read anew; the next file of this kind is not asked about."),
    )
    def answer(self, *, actor, answers):
        """What wordings mean that the program does not know."""
        self.answers = self.answers | {str(key): value for key, value in answers.items() if value not in ("", None)}
        unread(self)

    @act(
        _("Mend a row"),
        [S.PREPARED, S.PARTLY],
        SAME,
        who=[rules.is_own],
        follows=_("The row is read anew; what the file says stays beside it."),
    )
    def mend(self, *, actor, row, values):
        """What a row should say where the file is wrong."""
        mend_row(self, row, values)

    @act(
        _("Open who a row is about"),
        [S.PREPARED, S.PARTLY],
        SAME,
        who=[rules.is_own],
        reason=True,
        follows=_("That you looked, and why, stays on record."),
    )
    def open_row(self, *, actor, row=None):
        """Names, numbers and addresses of one row, or of all that are wrong, are told once; the reason says which."""
        if not (self.rows.filter(number=row) if row else self.rows.filter(verdict__in=TO_MEND)).exists():
            raise ValidationError({"row": [_("There is no such row.")]})

    @act(
        _("Take in"),
        [S.PREPARED, S.PARTLY, S.TAKING],
        S.TAKING,
        who=[rules.is_own],
        rules=[rules.has_rows_to_take],
        follows=_("Each row goes through the door by itself, in your name; what stands against one is said beside it."),
    )
    def take(self, *, actor, rows=None):
        """Take in the rows chosen, or all that can be."""
        self.rows.update(chosen=False)
        wanted = self.rows.to_take() if rows is None else self.rows.to_take().filter(number__in=rows)
        if not wanted.update(chosen=True):
            raise ValidationError({"rows": [_("Choose rows that can be taken in.")]})

    @act(
        _("Go on in your own name"),
        [S.PREPARED, S.PARTLY],
        S.READING,
        who=[rules.keeps_what_it_holds, rules.is_anothers, rules.keeps_the_desk],
        reason=True,
        follows=_(
            "Rows that are not taken in yet are read anew as you may, and taken in in your name; what is in stays in "
            "the name of who took it."
        ),
    )
    def take_over(self, *, actor):
        """Whoever sent it can't go on; who goes on answers for every row that they take in."""
        self.taker = actor.person
        unread(self)

    @act(_("Leave the rest"), [S.TAKING], S.PARTLY, who=[only_as_part])
    def pause(self, *, actor):
        """The rows chosen were taken; others can be still."""

    @act(_("End the taking in"), [S.TAKING], S.TAKEN, who=[only_as_part])
    def finish(self, *, actor):
        """Nothing of the file is left to be taken in."""
        forget_rest(self)

    @act(
        _("Withdraw"),
        [S.PREPARED, S.PARTLY],
        S.WITHDRAWN,
        who=[rules.is_own_or_left_behind],
        reason=True,
        follows=_("Nothing more of the file is taken in. What was taken stays, and is undone by its own acts only."),
    )
    def withdraw(self, *, actor):
        """It was the wrong file, or the rest is not needed."""
        forget_rest(self)

    # ── Questions

    @property
    def by(self):
        """In whose name its rows are read and taken in."""
        return self.taker or self.created_by

    def is_visible_to(self, user):
        """By the person, where other records follow the unit."""
        return Import.objects.visible_to(user).filter(pk=self.pk).exists()

    def kind_words(self):
        """What is taken in, in words."""
        kind = kind_of(self.kind)
        return str(kind.words) if kind else self.kind

    kind_words.short_description = _("what is taken in")

    def title_text(self):
        return f"{capfirst(self.kind_words())}: {self.name}"
