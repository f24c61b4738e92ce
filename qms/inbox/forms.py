"""What a person says about mails to them."""

from django import forms
from django.utils.translation import gettext_lazy as _

from .wishes import HOURS, Wish

NEVER = ("", _("no quiet hours"))


class WishForm(forms.ModelForm):
    """What comes by mail, from which hour, and in which hours nothing does."""

    class Meta:
        model = Wish
        fields = ("by_mail", "daily_from", "quiet_from", "quiet_until", "urgent_at_once", "weekly")
        help_texts = {
            "daily_from": _("The daily mail leaves at the first pass of the clock after this hour."),
            "quiet_from": _("In the quiet hours no mail leaves; what came meanwhile leaves afterwards."),
            "urgent_at_once": _("Urgent is what is overdue, and what somebody asks you for by today."),
            "weekly": _("For heads of units: how the work of their units stands, on the first working day of a week."),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("quiet_from", "quiet_until"):
            self.fields[name].choices = [NEVER, *HOURS]

    def clean(self):
        given = super().clean()
        begin, end = given.get("quiet_from"), given.get("quiet_until")
        if (begin is None) != (end is None):
            missing = "quiet_from" if begin is None else "quiet_until"
            self.add_error(missing, _("Say both hours, or choose “no quiet hours” at both."))
        elif begin is not None and begin == end:
            self.add_error("quiet_until", _("Choose another hour: the quiet hours would never end."))
        return given
