"""Coming in, going out, the password, the language."""

from typing import Any

from django import forms
from django.contrib.auth import login
from django.contrib.auth import views as auth
from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm
from django.contrib.messages.views import SuccessMessageMixin
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from qms.ledger.now import now
from qms.people.models import User
from qms.people.second_factors import factor_of, prove_factor

from .homes import first_page
from .letters import as_wished

SECOND_STEP = "second_step"  # in the session of somebody whose password was right, and who has not come in yet
PATIENCE = 300  # seconds for which the password need not be typed again


class LoginForm(AuthenticationForm):
    """Account name and password, in the words of the office."""

    error_messages = {
        "invalid_login": _(
            "The account name or the password is wrong. Check the Vietnamese typing mode and Caps Lock."
        ),
        "inactive": _("This account is closed. Ask the administrator."),
    }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["username"].label = _("Account name")
        self.fields["username"].widget.attrs["autocapitalize"] = "none"
        self.fields["password"].label = _("Password")


class NewPasswordForm(PasswordChangeForm):
    """The password in use, then the new one twice."""

    error_messages = {
        "password_incorrect": _("The present password is wrong."),
        "password_mismatch": _("The two new passwords are not the same."),
    }
    old_password = forms.CharField(
        label=_("Present password"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password", "autofocus": True}),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["new_password1"].label = _("New password")
        self.fields["new_password2"].label = _("New password again")
        self.fields["new_password2"].help_text = ""


class Login(auth.LoginView):
    """The way in."""

    template_name = "web/login.html"
    authentication_form = LoginForm
    redirect_authenticated_user = True

    def get_default_redirect_url(self):
        """To where one's post begins; to one's work where it has no page of its own."""
        user = self.request.user
        return first_page(user) if user.is_authenticated else super().get_default_redirect_url()

    def form_valid(self, form):
        """In, or to the second step where the person has one."""
        person = form.get_user()
        if factor_of(person) is None:
            return as_wished(super().form_valid(form), person)
        self.request.session.cycle_key()
        told = {"person": person.pk, "with": person.backend, "at": now().timestamp()}
        told |= {"password": person.get_session_auth_hash(), "next": self.get_redirect_url()}
        self.request.session[SECOND_STEP] = told
        return redirect("login_code")


class CodeForm(forms.Form):
    """A code of the telephone, or one of the recovery codes."""

    code = forms.CharField(
        label=_("Code of your telephone, or a recovery code"),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "autofocus": True, "autocapitalize": "none"}),
    )


def awaited(request) -> Any:
    """The person whose password was right a moment ago in this session, and who owes the second step; else None."""
    told = request.session.get(SECOND_STEP)
    if not told or now().timestamp() - told["at"] > PATIENCE:
        return None
    person = User.objects.filter(pk=told["person"], is_active=True).first()
    return person if person and person.get_session_auth_hash() == told["password"] else None


def login_code(request):
    """The second step of the way in."""
    person = awaited(request)
    if person is None:
        return redirect("login")
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and proved(form, person):
        told = request.session.pop(SECOND_STEP)
        login(request, person, backend=told["with"])
        return as_wished(redirect(told["next"] or first_page(person)), person)
    return render(request, "web/login_code.html", {"form": form}, status=422 if form.errors else 200)


def proved(form, person):
    """Whether the code of a form is right; else it says so at its field."""
    try:
        prove_factor(person, form.cleaned_data["code"])
    except ValidationError as fault:
        form.add_error("code", fault.messages)
        return False
    return True


class Logout(auth.LogoutView):
    """The way out."""


class PasswordChange(SuccessMessageMixin, auth.PasswordChangeView):
    """A person changes their own password."""

    template_name = "web/password.html"
    form_class = NewPasswordForm
    success_url = reverse_lazy("home")
    success_message = _("Your password has been changed.")
