"""The map, and the face of processes."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render

from .drawing import map_drawing
from .figures import figures_of
from .kinds import ProcessKind
from .models import Process, ProcessLink
from .states import ProcessState


@login_required
def process_map(request):
    """Management above, core in the middle, support below; each process with its owner and its numbers."""
    run = Process.objects.visible_to(request.user).filter(state=ProcessState.RUN)
    seen = run.select_related("unit").order_by("position", "number")
    processes = list(seen)
    figures = figures_of(processes, request.user)
    for process in processes:
        process.figures = figures[process.pk]
    flows = flows_between(processes)
    bands = [(kind.label, [each for each in processes if each.kind == kind]) for kind in ProcessKind]
    context = {
        "bands": [(label, band) for label, band in bands if band],
        "flows": flows,
        "drawing": map_drawing(processes, flows) if processes else "",
    }
    return render(request, "map/map.html", context)


def flows_between(processes):
    """The flows drawn now between these processes, in the order of where they begin."""
    flows = ProcessLink.objects.filter(active=True, origin__in=processes, target__in=processes)
    return list(flows.select_related("origin", "target").order_by("origin__number", "target__number", "pk"))
