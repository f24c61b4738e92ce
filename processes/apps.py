"""The app of processes."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ProcessesConfig(AppConfig):
    name = "processes"
    label = "processes"
    verbose_name = _("Processes")

    def ready(self):
        from .actions import figures as _action_figures  # noqa: F401
        from .cases import figures as _case_figures  # noqa: F401
        from .cases import handlers as _cases  # noqa: F401
        from .feedback import figures as _feedback_figures  # noqa: F401
        from .feedback import handlers as _feedback  # noqa: F401
        from .nonconformities import figures as _nonconformity_figures  # noqa: F401
        from .nonconformities import handlers as _nonconformities  # noqa: F401
        from .objectives import goals as _goals  # noqa: F401
        from .objectives import handlers as _objectives  # noqa: F401
        from .plan import figures as _plan_figures  # noqa: F401
        from .plan import handlers as _plan  # noqa: F401
        from .procedures import handlers as _procedures  # noqa: F401
        from .risks import figures as _risk_figures  # noqa: F401
        from .risks import handlers as _risks  # noqa: F401
        from .risks import panels as _risk_panels  # noqa: F401
