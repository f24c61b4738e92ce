"""Clause numbers that say their titles on hover: `{% clause "7.5.2, 7.5.3" %}`."""

from django import template
from django.utils.html import format_html, format_html_join

from processes.map.clauses import clause_titles

register = template.Library()


@register.simple_tag(takes_context=True)
def clause(context, numbers):
    """One number or several, separated by commas; the titles are read once for each page."""
    titles = _titles(context.get("request"))
    listed = [number.strip() for number in str(numbers or "").split(",") if number.strip()]
    return format_html_join(", ", "{}", ((_marked(number, titles.get(number)),) for number in listed))


def _marked(number, title):
    return format_html('<abbr title="{}">{}</abbr>', title, number) if title else number


def _titles(request):
    if request is None:
        return clause_titles()
    if not hasattr(request, "clause_titles"):
        request.clause_titles = clause_titles()
    return request.clause_titles
