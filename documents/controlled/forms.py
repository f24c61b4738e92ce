"""What the acts on documents and revisions ask for."""

from django import forms
from django.utils.translation import gettext_lazy as _

from documents.files.dangers import look_at
from documents.files.working_copy import started_from
from qms.lifecycle.forms import ActForm, DayField, PeopleField, PersonField, PostsField, UnitField
from qms.lifecycle.greyed_choices import GreyedBoxes, GreyedSelect
from qms.text.inputs import WholeNumberField
from qms.web.editor import TextEditor

from .choice import grey_who_may_not
from .content_file import told_of
from .document import Document
from .drawn import outline_of
from .states import DocumentKind

LONGEST = 500_000


class DocumentForm(ActForm):
    """A document new under control."""

    code = forms.CharField(label=_("code"), max_length=40, help_text=_("As the office numbers it, e.g. QT-HT-01."))
    title = forms.CharField(label=_("title"), max_length=300)
    kind = forms.ChoiceField(label=_("kind"), choices=DocumentKind.choices)
    unit = UnitField(label=_("unit in charge"))
    clauses = forms.CharField(
        label=_("clauses"), max_length=200, required=False, help_text=_("Numbers, separated by commas.")
    )
    review_months = WholeNumberField(
        label=_("review every (months)"), min_value=1, max_value=120, initial=24, required=False
    )

    def clean_code(self):
        return Document.free_code(self.cleaned_data["code"], _("There is already a document with this code."))

    def clean_review_months(self):
        return self.cleaned_data["review_months"] or 24


class DataForm(ActForm):
    """What stands over all revisions of a document."""

    title = forms.CharField(label=_("title"), max_length=300, help_text=_("In force: that of its revision."))
    clauses = forms.CharField(
        label=_("clauses"), max_length=200, required=False, help_text=_("Numbers, separated by commas.")
    )
    review_months = WholeNumberField(label=_("review every (months)"), min_value=1, max_value=120)

    @staticmethod
    def initial_of(document):
        return {name: getattr(document, name) for name in ("title", "clauses", "review_months")}


class ContentForm(ActForm):
    """The content of a draft and the persons named for it."""

    title = forms.CharField(label=_("title"), max_length=300, required=False)
    text = forms.CharField(label=_("text"), widget=TextEditor, required=False, max_length=LONGEST)
    file = forms.FileField(
        label=_("or attach a file"), required=False, help_text=_(".docx or .pdf; it becomes part of the content.")
    )
    change_summary = forms.CharField(
        label=_("what changes"),
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
        max_length=5000,
        help_text=_("Asked from the second revision on."),
    )
    decision = forms.CharField(label=_("issuing decision"), max_length=120, required=False)
    reviewers = PeopleField(label=_("reviewers"), required=False, widget=GreyedBoxes)
    approver = PersonField(label=_("approver"), required=False, empty_label=_("Not named yet"), widget=GreyedSelect)
    readers = PostsField(label=_("posts that must read it"), required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.record is not None:
            grey_who_may_not(self, self.record.document, self.record.author, self.record.roles.powers)

    def clean_file(self):
        upload = self.cleaned_data.get("file")
        if upload:
            look_at(upload)
        return upload


class RevisionForm(ContentForm):
    """A new revision of a document."""

    document = forms.ModelChoiceField(Document.objects.none(), to_field_name="number", label=_("document"))
    larger = forms.BooleanField(
        label=_("a large change"), required=False, help_text=_("Begins a new issue instead of an amendment.")
    )
    keep_files = forms.BooleanField(
        label=_("keep the file in force"),
        required=False,
        initial=True,
        help_text=_("The file of the revision in force stays the content, unless another is attached."),
    )
    field_order = ["document", "larger", "title", "text", "file", "keep_files"]

    @staticmethod
    def initial_after(earlier):
        begun = EditForm.initial_of(earlier) | {"document": earlier.document.number}
        return {name: value for name, value in begun.items() if name not in ("change_summary", "decision")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        documents = Document.objects.visible_to(self.user).select_related("unit").order_by("number")
        self.fields["document"].queryset = documents
        named = self["document"].value()
        document = documents.filter(number=named).first() if named else None
        if document is not None:
            self._begin_from(document.effective_revision(), document.kind)
            grey_who_may_not(self, document, self.user, document.powers())

    def _begin_from(self, earlier, kind):
        """What is in force is what the author changes; without a file in force there is none to keep."""
        if earlier is None or not earlier.files().exists():
            del self.fields["keep_files"]
        begun = self.initial_after(earlier) if earlier else {"text": outline_of(kind)}
        self.initial = begun | self.initial


class EditForm(ContentForm):
    """The draft as it stands, to be changed."""

    based_on = forms.ChoiceField(
        label=_("you started from"),
        required=False,
        help_text=_(
            "Only asked where the file does not say it itself: one that was downloaded here to be changed does."
        ),
    )
    field_order = ["title", "text", "file", "based_on"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        sent = list(self.record.content_files.all()) if self.record else []
        told = {each.sha256: _("%(name)s, sent by %(who)s at %(at)s") % told_of(each) for each in reversed(sent)}
        self.fields["based_on"].choices = [("", "–"), *reversed(told.items())]
        if not sent:
            self.fields["based_on"].widget = forms.HiddenInput()

    def clean(self):
        """What a person says goes before what the file says: they may have brought two changes together."""
        given = super().clean()
        if given.get("file") and not given.get("based_on"):
            given["based_on"] = started_from(given["file"])
        return given

    @staticmethod
    def initial_of(revision):
        plain = ("title", "text", "change_summary", "decision")
        return {name: getattr(revision, name) for name in plain} | {
            "approver": revision.approver and revision.approver.username,
            "reviewers": [each.person.username for each in revision.roles.reviewers],
            "readers": [
                f"{each.post}@{each.unit.code}" for each in revision.readers.filter(active=True).select_related("unit")
            ],
        }


class ScheduleForm(ActForm):
    """The day on which an approved revision becomes effective."""

    in_force_on = DayField(label=_("in force on"))


class ReleaseForm(ActForm):
    """The day on which the revision comes into force: the day set before, or today."""

    in_force_on = DayField(
        label=_("in force on"),
        required=False,
        help_text=_("The day set before, or today, when left empty. For a later day, set the in-force date instead."),
    )


class ReassignForm(ActForm):
    """Other persons for an open revision."""

    author = PersonField(label=_("author"), required=False, empty_label=_("As now"))
    reviewers = PeopleField(label=_("reviewers"), required=False, widget=GreyedBoxes)
    approver = PersonField(label=_("approver"), required=False, empty_label=_("As now"), widget=GreyedSelect)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.record is not None:
            grey_who_may_not(self, self.record.document, self.record.author, self.record.roles.powers)

    @staticmethod
    def initial_of(revision):
        return {"reviewers": [each.person.username for each in revision.roles.reviewers]}
