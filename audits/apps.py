"""The app of audits."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AuditsConfig(AppConfig):
    name = "audits"
    label = "audits"
    verbose_name = _("Audits")

    def ready(self):
        from .checklists import offering as _offering  # noqa: F401
        from .conduct import handlers as _conduct  # noqa: F401
        from .findings import figures as _finding_figures  # noqa: F401
        from .findings import handlers as _findings  # noqa: F401
        from .findings import offering as _finding_offering  # noqa: F401
        from .inspections import figures as _inspection_figures  # noqa: F401
        from .inspections import handlers as _inspections  # noqa: F401
        from .pack import handlers as _packs  # noqa: F401
        from .programmes import figures as _programme_figures  # noqa: F401
