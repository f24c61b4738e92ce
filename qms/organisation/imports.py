"""People with their posts as a sheet: accounts are made or changed, and each holds the post that its row names."""

from django import forms
from django.contrib.auth.validators import ASCIIUsernameValidator
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from qms.acts.rules import unmet
from qms.assignments.models import Assignment
from qms.assignments.states import AssignmentState
from qms.imports.form_kind import FormReader, FormSheet, declare_sheet
from qms.ledger.now import today
from qms.lifecycle.door import create
from qms.lifecycle.errors import WrongPerson
from qms.lifecycle.forms import ActForm, DayField, UnitField
from qms.people.actors import actor_for, actors_of
from qms.people.models import Holding, Post, User
from qms.people.posts import POWERFUL, PostKind

from .account_services import create_account, edit_account


class PersonWithPostForm(ActForm):
    """Who works here, in which post since when."""

    full_name = forms.CharField(label=_("full name"), max_length=150)
    username = forms.CharField(label=_("account name"), max_length=150, validators=[ASCIIUsernameValidator()])
    email = forms.EmailField(label=_("e-mail"), required=False)
    unit = UnitField(label=_("unit"), required=False)
    kind = forms.ChoiceField(label=_("kind of post"), choices=[("", "–"), *PostKind.choices], required=False)
    title = forms.CharField(label=_("title"), max_length=200, required=False)
    since = DayField(label=_("since"), required=False)

    def clean(self):
        given = super().clean()
        if bool(given.get("unit")) != bool(given.get("kind")):
            raise forms.ValidationError(_("A post needs its unit and its kind."))
        return given


class PeopleReader(FormReader):
    """Rows of people: what each would make of an account and a post."""

    def _found_all(self, several):
        people = User.objects.filter(is_system=False)
        return [people.filter(username__iexact=values["username"]).first() for values in several]

    def _begun(self, values):
        """A new person: only their post could be refused."""
        self._ask_about_post(values)

    def _compare(self, read, given):
        for name in ("full_name", "email"):
            now, then = getattr(read.record, name), read.values[name]
            if name in given and now != then:
                read.changes.append((capfirst(str(self.fields[name].label)), now or "–", then))
        if read.values["unit"] and not self._holds(read.record, read.values):
            read.changes.append((capfirst(str(_("post"))), "–", self._post_words(read.values)))
            self._ask_about_post(read.values)

    def _ask_about_post(self, values):
        if not values["unit"]:
            return
        post = self._post(values) or Post(unit=values["unit"], kind=values["kind"])
        if actor_for(Post.who_creates, post, self.by) is None:
            raise WrongPerson(unmet(Post.who_creates, post, actors_of(self.by)[0])[0], post)

    def _post(self, values):
        return Post.objects.lasting().filter(unit=values["unit"], kind=values["kind"]).order_by("pk").first()

    @staticmethod
    def _holds(person, values):
        """Whether the person holds such a post, or is proposed for it."""
        such = {"person": person, "post__unit": values["unit"], "post__kind": values["kind"]}
        proposed = Assignment.objects.filter(state=AssignmentState.PROPOSED, **such)
        return Holding.objects.on().filter(**such).exists() or proposed.exists()

    @staticmethod
    def _post_words(values):
        return f"{values['title'] or PostKind(values['kind']).label} – {values['unit']}"

    def take(self, read, reason):
        """The account, then the post, each as on its own page."""
        told = {name: read.values[name] for name in ("full_name", "email")}
        if read.record is None:
            person = create_account(by=self.by, username=read.values["username"], **told)
        else:
            person = read.record
            told["email"] = told["email"] or person.email
            if (person.full_name, person.email) != (told["full_name"], told["email"]):
                edit_account(person, by=self.by, reason=reason, **told)
        if read.values["unit"] and not self._holds(person, read.values):
            title = read.values["title"] or PostKind(read.values["kind"]).label
            place = {"unit": read.values["unit"], "kind": read.values["kind"]}
            post = self._post(read.values) or create(Post, by=self.by, title=str(title), **place)
            # What two people give is proposed only: an import gives nobody power by itself.
            given_as = Assignment if post.kind in POWERFUL else Holding
            create(given_as, by=self.by, reason=reason, post=post, person=person, since=read.values["since"] or today())
        return person


def people_and_posts(user):
    """(person, what they hold today or None) of everybody who has an account: a line for each post."""
    people = User.objects.filter(is_system=False).order_by("pk")
    held = {}
    for holding in Holding.objects.on().select_related("post__unit").order_by("pk"):
        held.setdefault(holding.person_id, []).append(holding)
    for person in people.iterator(500):
        for holding in held.get(person.pk, [None]):
            yield person, holding


def _of_person(name):
    return lambda line: getattr(line[0], name)


def _of_post(name):
    return lambda line: line[1] and getattr(line[1].post, name)


declare_sheet(
    "people",
    _("People and their posts"),
    FormSheet(
        model=User,
        form=PersonWithPostForm,
        matched_by=("username", "unit", "kind"),
        rows=people_and_posts,
        told={
            **{name: _of_person(name) for name in ("full_name", "username", "email")},
            **{name: _of_post(name) for name in ("unit", "kind", "title")},
            "since": lambda line: line[1] and line[1].since,
        },
        headings={
            "full_name": ("Họ và tên", "Họ tên", "Tên"),
            "username": ("Tên đăng nhập", "Tài khoản"),
            "email": ("Thư điện tử", "Email", "Địa chỉ thư điện tử"),
            "unit": ("Đơn vị", "Phòng", "Bộ phận", "Cơ quan, đơn vị"),
            "kind": ("Loại chức vụ", "Vai trò"),
            "title": ("Chức vụ", "Chức danh"),
            "since": ("Từ ngày", "Ngày bổ nhiệm"),
        },
    ),
    reader=PeopleReader,
    may=lambda actor: actor.holds(PostKind.ADMINISTRATOR),
)
