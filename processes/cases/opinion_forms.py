"""The forms by which an opinion is given, and by which a partner's answer is noted."""

from django import forms
from django.utils.translation import gettext_lazy as _

from qms.lifecycle.forms import ActForm, DayField, several_lines
from qms.people.actors import actors_of

from .forms import ResultFile

ANSWERS = [("yes", _("agrees")), ("no", _("does not agree"))]


class OpinionForm(ActForm):
    """One's own opinion: agrees or not, with a remark."""

    opinion = forms.CharField(max_length=20, required=False, widget=forms.HiddenInput)
    agrees = forms.TypedChoiceField(
        label=_("opinion"), choices=ANSWERS, coerce=lambda said: said == "yes", widget=forms.RadioSelect
    )
    remark = several_lines(_("remark"), required=False, help_text=_("Whoever does not agree says why."))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        offered = self._offered() if self.record else []
        named = [each for each in offered if each.asked.code() == self.data.get("opinion")]
        self.about = next(iter(named or offered), None)
        if self.about:
            self.fields["opinion"].initial = self.about.asked.code()

    def _offered(self):
        actors = actors_of(self.user)
        return [each for actor in actors for each in self.record.way.opinions.free_for(actor)]


class AnswerForm(OpinionForm):
    """The answer of a partner outside, with the letter in which it came."""

    letter_number = forms.CharField(label=_("number of the letter"), max_length=120)
    letter_day = DayField(label=_("day of the letter"))
    letter = ResultFile(label=_("the letter as a file"), required=False)

    def _offered(self):
        actors = actors_of(self.user)
        return [each for actor in actors for each in self.record.way.opinions.outside(actor)]
