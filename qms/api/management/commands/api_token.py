"""`manage.py api_token USERNAME`: print a fresh token for a script, or revoke the person's tokens."""

from datetime import timedelta

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from qms.api.tokens import issue_token, revoke_tokens, scopes
from qms.ledger.now import today
from qms.people.accounts import AccountStep, keep_step
from qms.people.models import User, system_person


class Command(BaseCommand):
    help = "Prints a fresh API token of a person; it is shown this once. With --revoke, revokes the person's tokens."

    def add_arguments(self, parser):
        parser.add_argument("username")
        parser.add_argument("--label", default="", help="what the token is for; with --revoke, which tokens")
        parser.add_argument("--scope", default="", choices=["", *scopes()], help="the only part of the API it opens")
        parser.add_argument("--days", type=int, default=365, help="for how many days it is good; 365 unless told")
        parser.add_argument("--revoke", action="store_true", help="revoke instead of printing a fresh token")

    @transaction.atomic
    def handle(self, *args, username, label, scope, days, revoke, **options):
        person = User.objects.filter(username=username, is_active=True, is_system=False).first()
        if person is None and not revoke:
            raise CommandError(f"There is no active account {username}.")
        person = person or User.objects.filter(username=username).first()
        if person is None:
            raise CommandError(f"There is no account {username}.")
        if revoke:
            self.stdout.write(f"Revoked: {revoke_tokens(person, label)}")
            keep_step(person, AccountStep.TOKEN_REVOKED, by=system_person(), reason=label)
        else:
            self.stdout.write(issue_token(person, label, scope, today() + timedelta(days=days)))
            keep_step(person, AccountStep.TOKEN_ISSUED, by=system_person(), reason=f"{label} {scope}".strip())
