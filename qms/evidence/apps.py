"""The app of evidence."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EvidenceConfig(AppConfig):
    name = "qms.evidence"
    label = "evidence"
    verbose_name = _("Evidence")

    def ready(self):
        from . import verification_job  # noqa: F401
