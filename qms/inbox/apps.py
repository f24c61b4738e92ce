"""The app of my work, notices, clock and doctor."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class InboxConfig(AppConfig):
    name = "qms.inbox"
    label = "inbox"
    verbose_name = _("My work")

    def ready(self):
        from . import (  # noqa: F401
            alarms,
            claims,
            climb,
            digests,
            gap_checks,
            handlers,
            housekeeping,
            job_checks,
            notice_mails,
            role_check,
            weekly_words,
        )
