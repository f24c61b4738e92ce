"""Codes that people give to records: two that look the same are one, whatever keyboard they were typed on."""

from functools import cache

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

from qms.ledger.prepared_queries import Prepared
from qms.text.vietnamese import code_key, names_something, tidy

from .record import Record


@cache
def _numbers_like(model):
    """The query for the number that is taken where one looks like it."""
    numbers = model._base_manager.order_by().values_list("number")
    return Prepared(lambda key: numbers.filter(code_key=key))


class Coded(models.Model):
    """A record whose number somebody typed; the database holds it apart from every number that looks like it."""

    code_key = models.CharField(max_length=120, unique=True, editable=False)

    silent = (*Record.silent, "code_key")

    class Meta:
        abstract = True

    def fill_in(self):
        self.code_key = code_key(self.number)
        super().fill_in()

    @classmethod
    def free_code(cls, code, taken):
        """The code as it is kept. Raises ValidationError with `taken`, or with the code that looks like it."""
        code = tidy(code).strip()
        if not names_something(code):
            raise ValidationError(_("Write the code itself: it has letters or digits."))
        for (twin,) in _numbers_like(cls).values(code_key(code)):
            said = _("This code looks the same as %(code)s, which is taken.") % {"code": twin}
            raise ValidationError(taken if twin == code else said)
        return code

    @classmethod
    def coded(cls, code):
        """The record that is called so, however the code was typed, or None."""
        return cls._base_manager.filter(code_key=code_key(code)).first()
