"""Coming in, going out, the password, the language."""

from django import forms
from django.contrib.auth import views as auth
from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm
from django.contrib.messages.views import SuccessMessageMixin
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from .homes import first_page


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


class Logout(auth.LogoutView):
    """The way out."""


class PasswordChange(SuccessMessageMixin, auth.PasswordChangeView):
    """A person changes their own password."""

    template_name = "web/password.html"
    form_class = NewPasswordForm
    success_url = reverse_lazy("home")
    success_message = _("Your password has been changed.")
