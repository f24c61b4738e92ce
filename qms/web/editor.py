"""The text editor of documents: Trix over a hidden field. What it writes is cleaned where it is saved."""

from django import forms
from django.forms.widgets import Script
from django.utils.translation import gettext_lazy as _

# The editor's buttons, by the names Trix gives them.
WORDS = {
    "bold": _("Bold"),
    "italic": _("Italic"),
    "strike": _("Strike out"),
    "link": _("Link"),
    "unlink": _("Remove the link"),
    "url": _("Address"),
    "urlPlaceholder": _("Address of the page…"),
    "heading1": _("Heading"),
    "quote": _("Quotation"),
    "code": _("Fixed width"),
    "bullets": _("Bulleted list"),
    "numbers": _("Numbered list"),
    "outdent": _("Less indent"),
    "indent": _("More indent"),
    "undo": _("Undo"),
    "redo": _("Redo"),
}


class TextEditor(forms.Textarea):
    """A field for formatted text without files; print {{ form.media }} in the page's head block."""

    template_name = "web/editor.html"

    class Media:
        css = {"all": ["vendor/trix/trix.css"]}
        js = [
            Script("web/editor.js", type="module"),
            Script("vendor/trix/trix.umd.min.js", defer=True),
        ]

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        context["words"] = {key: str(word) for key, word in WORDS.items()}
        return context
