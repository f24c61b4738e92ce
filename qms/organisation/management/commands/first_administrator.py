"""`manage.py first_administrator ACCOUNT --name "Full name"`: whoever sets an empty office up can come in."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from qms.acts.acts import SEED
from qms.ledger.entry import recording
from qms.ledger.now import today
from qms.organisation.first_links import first_link
from qms.people.accounts import AccountChange, AccountStep
from qms.people.models import Holding, Post, Unit, User
from qms.people.posts import PostKind
from qms.people.seed import ensure_system_person

REASON = "manage.py first_administrator"


class Command(BaseCommand):
    help = (
        "Gives the first administrator of an office an account, and prints the link for setting a password. "
        "Refused as soon as somebody administers: from then on two people give this post, on the page Assignments."
    )

    def add_arguments(self, parser):
        parser.add_argument("account", help="account name: letters and digits without marks; it never changes")
        parser.add_argument("--name", default="", help="full name, family name first; for an account that is new")
        parser.add_argument(
            "--unit", default="", help="code of the administration, where there are several or none yet"
        )
        parser.add_argument("--unit-name", default="", help="its name, where there is none yet")

    @transaction.atomic
    def handle(self, *args, account, name, unit, unit_name, **options):
        held = Holding.objects.on().filter(post__kind=PostKind.ADMINISTRATOR, person__is_active=True)
        able = [each.person for each in held.select_related("person") if each.person.has_usable_password()]
        if able:
            raise CommandError(f"{able[0].username} administers the program: propose another there, under Assignments.")
        system = ensure_system_person()
        with recording(by=system, act=SEED, reason=REASON):
            post = _post(_administration(unit, unit_name))
            person = _person(account, name)
            _keep(person)
            if not held.filter(person=person, post=post).exists():
                Holding.objects.create(post=post, person=person, since=today())
        hosts = [each for each in settings.ALLOWED_HOSTS if each not in ("*", "localhost", "127.0.0.1")]
        host = f"https://{hosts[0]}" if hosts else "http://127.0.0.1:8000"
        self.stdout.write(f"{person} ({person.username}) administers {post.unit}. Set the password within three days:")
        self.stdout.write(f"{host}{first_link(person)}")


def _administration(code, name):
    roots = Unit.objects.filter(parent=None)
    if code:
        found = roots.filter(code=code).first()
        if found is None and not name:
            raise CommandError(f"There is no administration {code}; give its name with --unit-name to make it.")
        return found or Unit.objects.create(code=code, name=name)
    if roots.count() != 1:
        raise CommandError("Say which administration with --unit CODE (and --unit-name where there is none yet).")
    return roots.get()


def _post(unit):
    words = {"unit": unit, "kind": PostKind.ADMINISTRATOR}
    return Post.objects.filter(**words).first() or Post.objects.create(title="Quản trị chương trình", **words)


def _person(account, name):
    found = User.objects.filter(username__iexact=account, is_system=False, is_active=True).first()
    if found is not None:
        return found
    if not (name and account.isascii()):
        raise CommandError("Give the full name with --name; the account name has letters and digits without marks.")
    person = User(username=account, full_name=name)
    person.set_unusable_password()
    person.save()
    return person


def _keep(person):
    """The account opens by a link from now on: on record, so that a signature soon after is marked."""
    words = {"full_name": person.full_name, "email": person.email}
    AccountChange.objects.create(person=person, step=AccountStep.PASSWORD_RESET, **words)
