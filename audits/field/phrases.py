"""The words of the page on site, which its scripts fill in (static/field/phrases.js)."""

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from audits.conduct.states import Answer
from audits.findings.states import Grade


def phrases():
    """Each under its name, in the language of whoever opens the page; the device keeps them with it."""
    return {
        "answers": [[value, str(label)] for value, label in Answer.choices],
        "grades": [[value, str(label)] for value, label in Grade.choices],
        "waiting": _("waiting to be sent: {count}"),
        "sent": _("Everything is sent."),
        "on_way": _("Photos on their way: {percent} %"),
        "offline": _("No signal: everything is kept on this device."),
        "login": _("You are logged out. Log in again in another tab; everything is kept and sent then."),
        "save": _("Save"),
        "answer": pgettext("question", "Answer"),
        "anew": _("Answer anew"),
        "note": _("Evidence: what was seen, where, which number"),
        "photo": _("Photo"),
        "choose_photos": _("Take or choose photos"),
        "or_drop": _("or drop them here"),
        "readied": _("Making ready: {percent} %"),
        "photo_left_out": _("{name}: this phone can't make a JPEG of it. Photograph it again with the camera here."),
        "photo_waits": _("{count} photos"),
        "photo_away": _("Leave out {name}"),
        "finding": _("Log a finding"),
        "sample": _("Dossiers drawn at random"),
        "grade": _("Grade"),
        "found": _("What was found"),
        "mine": _("Yours"),
        "theirs": _("Recorded meanwhile"),
        "keep_mine": _("Keep yours"),
        "keep_theirs": _("Keep theirs"),
        "refused": _("Not accepted:"),
        "again": _("Send again"),
        "drop": _("Delete from this device"),
        "waits": _("waits for a signal"),
        "answered": _("{count} of {all} answered"),
        "nothing": _("The questions are not on this device yet; open the page once with a signal."),
    }
