"""Pieces of SVG, each escaped where it was made, put together."""

from django.utils.html import format_html_join


def joined(pieces):
    """The pieces one after the other."""
    return format_html_join("", "{}", ((piece,) for piece in pieces))
