"""Who holds a training, and who says afterwards what it changed."""

from qms.lifecycle.flows import Act, End, Flow, Waiting, this

from .models import Training


class TrainingFlow(Flow):
    """Whoever runs it writes down who came; when its time has come somebody else judges the effect."""

    record_class = Training
    begin = this.hold
    outside = {Training.cancel: this.end}

    hold = Act(Training.record_attendance).To(this.organiser).On(Training.record_attendance, this.judge)
    judge = (
        Act(Training.find_effective, Training.find_ineffective)
        .To(this.who_judges)
        .On(Training.find_effective, this.end)
        .On(Training.find_ineffective, this.end)
    )
    end = End()

    def organiser(self, training):
        due = training.calendar.end_of_term(training.planned_on)
        return Waiting(person=training.organiser, unit=training.unit, due_at=due)

    def who_judges(self, training):
        return Waiting(person=training.judge, unit=training.unit, due_at=training.due_at())
