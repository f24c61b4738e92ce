"""What stands on a task of its record and its run is what these say: "my work" asks nobody else."""

from qms.lifecycle.door import perform
from qms.lifecycle.models import STATUS, Task
from tests.documents.controlled import making as documents
from tests.processes.nonconformities import making as nonconformities


def told(task):
    return (task.about_id, task.begun_by_id, task.last_by_id)


def true_of(task):
    """As the record and the tasks that were done in the run say it."""
    done = Task.objects.filter(process=task.process_id, status=STATUS.DONE).order_by("-finished", "-pk").first()
    return (task.record.unit_id, task.record.created_by_id, done and done.owner_id)


def test_every_open_task_tells_what_its_record_and_run_say(world):
    tasks = Task.objects.open().prefetch_related("record")
    assert len({task.record_type_id for task in tasks}) > 10
    assert {task: (told(task), true_of(task)) for task in tasks if told(task) != true_of(task)} == {}


def test_what_goes_on_waiting_tells_the_unit_that_took_the_record_over(office):
    reported = nonconformities.reported(office)
    perform(reported.edit, by=office.congchuc1, unit=office.units["kt"])
    (task,) = Task.objects.about(reported).open()
    assert (task.about, task.begun_by) == (office.units["kt"], office.congchuc1)


def test_what_goes_on_waiting_beside_tells_whose_work_was_the_last(office):
    revision = documents.submitted(office, reviewers=[office.truongphong, office.truongkt])
    perform(revision.endorse, by=office.truongphong, password="demo")
    (left,) = Task.objects.about(revision).open()
    assert (left.person, left.last_by) == (office.truongkt, office.truongphong)
