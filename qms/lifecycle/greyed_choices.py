"""Choices that are shown though they can't be made, each with the reason why."""

from typing import Any

from django import forms


class Greyed:
    """Of a widget: the choices in `reasons` ({value: sentence}) can't be chosen and say why."""

    reasons: dict[str, Any] = {}

    def create_option(self, name: str, value: Any, label: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """One choice, greyed where there is a reason; what is chosen already can be taken away."""
        reason = self.reasons.get(str(value))
        shown = f"{label} – {reason}" if reason else label
        option = super().create_option(name, value, shown, *args, **kwargs)  # type: ignore[misc]
        if reason and not option["selected"]:
            option["attrs"]["disabled"] = True
        return option


class GreyedSelect(Greyed, forms.Select):
    """One of several."""


class GreyedBoxes(Greyed, forms.CheckboxSelectMultiple):
    """Several of several."""
