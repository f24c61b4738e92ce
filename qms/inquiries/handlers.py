"""What follows a question back: whoever asked hears of the answer; where it is handed on, another person is asked."""

from django.dispatch import receiver
from django.utils.translation import gettext_noop

from qms.acts.acts import named
from qms.evidence.timeline import told_beside
from qms.inbox.notices import notify
from qms.lifecycle.flows import reopen
from qms.lifecycle.signals import moved

from .models import Inquiry

ANSWERED = gettext_noop("{by} answered what you asked back: {subject}")

told_beside(Inquiry, "about", silent=("unit", "created_at", "created_by", "state"))


@receiver(moved, sender=Inquiry)
def follow_the_question(record, act, actor, **kwargs):
    """Tell whoever asked, or ask the other person."""
    if act in named(Inquiry.reply):
        notify(record.created_by, ANSWERED, record=record, by=actor.person, subject=record)
    elif act in named(Inquiry.pass_on):
        reopen(record, Inquiry.reply)
