"""How office minutes and times of day are written."""

from django import template

register = template.Library()


@register.filter
def as_hours(minutes):
    """Minutes as hours and minutes: 450 is 7:30."""
    return f"{minutes // 60}:{minutes % 60:02}"


@register.filter
def clock(value):
    """A time of day as 07:30."""
    return "" if value is None else f"{value:%H:%M}"
