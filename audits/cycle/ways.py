"""The way to the yearly cycle."""

from django.utils.translation import gettext_lazy as _

from qms.lifecycle.ways import Way, declare_way

declare_way("yearly_cycle", Way(_("Yearly cycle"), "refresh", 187))
