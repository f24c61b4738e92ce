"""One-time links by which a person sets their own password: nobody else ever knows it.

A link is spent as soon as a password is set, and ends by itself after PASSWORD_RESET_TIMEOUT seconds (Django's own
tokens: nothing is stored that a reader of the database could use).
"""

from django.contrib.auth import views as auth
from django.contrib.auth.forms import SetPasswordForm
from django.contrib.auth.tokens import default_token_generator
from django.contrib.messages.views import SuccessMessageMixin
from django.db import transaction
from django.urls import reverse, reverse_lazy
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode
from django.utils.translation import gettext_lazy as _

from qms.people.models import User

from .account_services import keep_own_password


def first_link(person):
    """The address, without host, at which the person sets a password; each call gives one that is good."""
    key = urlsafe_base64_encode(force_bytes(person.pk))
    return reverse("password_first", args=[key, default_token_generator.make_token(person)])


def waiting_for_a_password():
    """People with an open account who have not set a password yet."""
    waiting = User.objects.filter(is_active=True, is_system=False).order_by("name_order", "username")
    return [person for person in waiting if not person.has_usable_password()]


class OwnPasswordForm(SetPasswordForm):
    """A password, twice."""

    error_messages = {"password_mismatch": _("The two new passwords are not the same.")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["new_password1"].label = _("New password")
        self.fields["new_password2"].label = _("New password again")
        self.fields["new_password2"].help_text = ""

    @transaction.atomic
    def save(self, commit=True):
        person = super().save(commit)
        keep_own_password(person)
        return person


class FirstPassword(SuccessMessageMixin, auth.PasswordResetConfirmView):
    """Whoever has the link sets the password of that account, once."""

    template_name = "organisation/first_password.html"
    form_class = OwnPasswordForm
    success_url = reverse_lazy("login")
    success_message = _("Your password is set. Log in with it.")
