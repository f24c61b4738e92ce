"""How a printed sheet keeps its dates, numbers and amounts whole."""

from django import template

from qms.web.printed.whole_words import whole

register = template.Library()
register.filter("whole", whole)
