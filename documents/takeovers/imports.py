"""A folder of Word and PDF files is no table: the import desk leads to the take-over of documents."""

from django.utils.translation import gettext_lazy as _

from qms.imports.kinds import Elsewhere, declare_elsewhere
from qms.people.rules import posts_fit

from .models import TakeOver

declare_elsewhere(
    Elsewhere(
        words=_("Documents that the office has (.docx, .pdf, a folder as .zip)"),
        url_name="take_overs_new",
        may=lambda actor: posts_fit(TakeOver.who_creates, actor),
    )
)
