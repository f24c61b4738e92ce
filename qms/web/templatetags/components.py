"""Components that depend on their attributes alone are drawn once for each set of them: icons, badges, names.

What is kept is HTML, found under everything it was made of; who shows it has brought those words along. It is a
process's own and is thrown away when it has grown full.
"""

from django import template
from django.utils.translation import get_language
from django_cotton.templatetags import UnprocessableDynamicAttr
from django_cotton.templatetags._component import AttrKind, CottonComponentNode, cotton_component

register = template.Library()

# Each with the attributes that it always needs: without one of them it would look at the page around it.
ALONE = {
    "icon": {"name"},
    "state-badge": {"state", "label"},
    "deadline": {"text"},
    "person": {"name"},
}
MOST_KEPT = 4096
_drawn = {}


class DrawnOnce(CottonComponentNode):
    """A component without content that looks at nothing but its attributes."""

    def render(self, context):
        try:
            given = [self._given(attr, context) for attr in self._prepared_attrs]
            html = _drawn.get(key := (self.component_name, get_language(), *given))
        except (TypeError, UnprocessableDynamicAttr):  # a value that can't be compared, or none that is known here
            return super().render(context)
        if html is None:
            if len(_drawn) >= MOST_KEPT:
                _drawn.clear()
            html = _drawn[key] = super().render(context)
        return html

    @staticmethod
    def _given(attr, context):
        """An attribute as it is given here; text that is escaped already and text that is not are two."""
        value = attr.value
        if attr.kind in (AttrKind.DYNAMIC, AttrKind.UNQUOTED):
            value = attr.compiled.resolve(context)
        elif attr.kind is AttrKind.ESCAPED and attr.compiled:
            value = attr.compiled.render(context)
        return attr.key, type(value), value


@register.tag("cotton")
def component(parser, token):
    """Cotton's own tag; a component that stands alone is drawn once."""
    node = cotton_component(parser, token)
    needed = ALONE.get(node.component_name)
    given = {attr.key for attr in node._prepared_attrs}
    if needed is None or node.nodelist or node.only or not needed <= given:
        return node
    return DrawnOnce(node.component_name, node.nodelist, node.attrs, node.only, node.active_library)
