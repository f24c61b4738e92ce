"""A take-over: files of the office read, mended line by line, and taken under control as they were issued (7.5.3)."""

from collections import Counter

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from documents.controlled.document import Document
from documents.controlled.states import DocumentKind
from qms.acts.acts import SAME, act
from qms.acts.state import StateField
from qms.evidence.attachments import attach, attachments_of
from qms.evidence.numbers import next_number
from qms.ledger.now import today
from qms.lifecycle.moving_record import MovingRecord
from qms.text.vietnamese import code_key

from . import rules
from .contents import LONGEST, lines_of
from .lists import listed, row_of
from .packages import documents_of
from .parts import Line
from .states import TakeOverState
from .title_block import title_block

__all__ = ["Line", "TakeOver"]

S = TakeOverState
SERIES = "TN"


class TakeOver(MovingRecord):
    """Files that one decision issued, who took them over, and what became of each."""

    decision = models.CharField(_("issuing decision"), max_length=120)
    review_by = models.DateField(_("to be reviewed by"))
    confirmer = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name=_("who confirms that they still hold"), related_name="+"
    )
    state = StateField(TakeOverState, S.READ)

    who_creates = (rules.keeps_documents,)
    reads_with = ("unit", "confirmer")
    parts = ("lines",)

    class Meta(MovingRecord.Meta):
        verbose_name = _("take-over of documents")
        verbose_name_plural = _("take-overs of documents")

    # ── Creation: everything is read before anything is stored

    @classmethod
    def begin(cls, *, actor, unit, decision, review_by, confirmer, files, kind="", list=None):
        if review_by <= today():
            raise ValidationError({"review_by": [_("Choose a day that is still to come.")]})
        take_over = cls(
            number=f"{SERIES}-{today().year}-{next_number(SERIES, str(today().year)):03d}",
            unit=unit,
            decision=decision.strip(),
            review_by=review_by,
            confirmer=confirmer,
        )
        take_over.read_lines = _read(documents_of(files), listed(list), kind)
        return take_over

    def after_creation(self, *, actor, **values):
        for line, upload in self.read_lines:
            line.take_over = self
            attach(self, upload, purpose=line.purpose)
        Line.save_all([line for line, _upload in self.read_lines])

    # ── Acts

    @act(
        _("Mend a line"),
        [S.READ],
        SAME,
        who=[rules.keeps_documents],
        follows=_("Only what is filled in changes; the file itself stays as it came."),
    )
    def mend(
        self,
        *,
        actor,
        line,
        left_out=None,
        code="",
        title="",
        kind="",
        issue=None,
        amendment=None,
        in_force_on=None,
    ):
        """Say what the title block did not, or leave a file out."""
        row = self.lines.filter(position=line).first()
        if row is None:
            raise ValidationError({"line": [_("There is no such line.")]})
        row.code, row.title, row.kind = code.strip() or row.code, title.strip() or row.title, kind or row.kind
        row.issue = row.issue if issue is None else issue
        row.amendment = row.amendment if amendment is None else amendment
        row.in_force_on = in_force_on or row.in_force_on
        row.left_out = row.left_out if left_out is None else left_out
        row.save()

    @act(
        _("Take over"),
        [S.READ],
        S.TAKEN,
        who=[rules.keeps_documents],
        rules=[rules.something_is_left, rules.every_line_is_right],
        follows=_(
            "Each becomes a document in force under its decision, marked as taken over by you: nobody approved it in "
            "this system. Each is asked for its periodic review."
        ),
    )
    def take(self, *, actor):
        """They are under control from now on; what each becomes is made by `handlers.py`."""

    @act(
        _("Give up"),
        [S.READ],
        S.GIVEN_UP,
        who=[rules.keeps_documents],
        reason=True,
        follows=_("Nothing is taken over; the files stay with this record."),
    )
    def give_up(self, *, actor):
        """These files are not taken over."""

    # ── Questions

    def title_text(self):
        return self.decision

    def wrong_lines(self):
        """The lines that can't be taken yet."""
        return [line for line in self.lines.all() if line.faults()]

    @cached_property
    def codes_taken(self):
        """The keys of these lines' codes that documents under control bear already; one question for all lines."""
        keys = [code_key(each.code) for each in self.lines.all() if each.code]
        return set(Document.objects.filter(code_key__in=keys).values_list("code_key", flat=True))

    @cached_property
    def codes_here(self):
        """How many of the lines that are not left out bear each code."""
        return Counter(code_key(each.code) for each in self.lines.all() if each.code and not each.left_out)

    def file_of(self, line):
        """The attachment of a line."""
        return attachments_of(self).get(purpose=line.purpose)


def _read(uploads, rows, kind):
    """[(line, upload)] of all files, each with what its title block and the list say of it."""
    known = []
    for position, upload in enumerate(uploads, 1):
        text = lines_of(upload)
        block = title_block(text)
        said = vars(block) | {
            name: value for name, value in row_of(rows, upload.name, block.code).items() if value != ""
        }
        said.pop("file", None)
        said["kind"] = said["kind"] or kind
        said["amendment"] = 0 if said["amendment"] is None else said["amendment"]
        line = Line(position=position, file_name=upload.name[-200:], words="\n".join(text)[:LONGEST], **said)
        known.append((line, upload))
    _refuse_twins([line for line, _upload in known])
    return known


def _refuse_twins(lines):
    """Two files of one code: somebody must say which of them is in force, before anything is stored."""
    seen = {}
    for line in lines:
        twin = seen.setdefault(code_key(line.code), line) if line.code else line
        if twin is not line:
            names = {"one": twin.file_name, "other": line.file_name, "code": line.code}
            sentence = _("%(one)s and %(other)s both bear the code %(code)s: send only the one that is in force.")
            raise ValidationError({"files": [sentence % names]})


KINDS = [("", _("As its title block says")), *DocumentKind.choices]
