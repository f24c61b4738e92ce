"""Places on a record's pages where upper rooms add what is theirs: the steps beside the text, say."""

_panels = {}
_of_all = {}


def panel(model, place):
    """Register `render(record, request) -> HTML or ""` for a place of a record's pages.

    Places: "record", "compare", "post" (the page of a post), and "before release" or any other act: what is told on
    its page before it is done.
    """

    def registered(render):
        _panels.setdefault((model, place), []).append(render)
        return render

    return registered


def panel_of_all(place):
    """Register the same for the pages of every record, after what is its own."""

    def registered(render):
        _of_all.setdefault(place, []).append(render)
        return render

    return registered


def panels_of(record, place, request):
    """The HTML that upper rooms add to this place."""
    drawn = (render(record, request) for render in [*_panels.get((type(record), place), []), *_of_all.get(place, [])])
    return [html for html in drawn if html]
