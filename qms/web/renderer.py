"""How forms are drawn: every field by one template, widgets by the app templates."""

from django.forms.renderers import TemplatesSetting


class FormRenderer(TemplatesSetting):
    """Label, help, control and errors of each field from web/field.html."""

    form_template_name = "web/form.html"
    field_template_name = "web/field.html"
