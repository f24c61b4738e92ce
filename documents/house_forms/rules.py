"""What must hold before a form with fields is submitted."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from qms.acts.rules import rule

from .fields import WRONG
from .queries import unknown_fields, unread_template


def _which(revision):
    said = gettext("Nothing fills these fields of the template: %(fields)s. The page of fields lists what there is.")
    told = ["{{ … }}" if each == WRONG else f"{{{{ {each} }}}}" for each in unknown_fields(revision)]
    return said % {"fields": ", ".join(told)}


@rule(_("Every field of the template is one that is filled in."), particulars=_which)
def fields_are_known(revision, actor):
    return not unknown_fields(revision)


@rule(_("The fields of its Word file are known: wait until it has been read, a minute perhaps."))
def template_is_read(revision, actor):
    return not unread_template(revision)
