"""What follows when something else moves: the due moments of cases go with the working calendar."""

from qms.workdays import deadlines as calendar_deadlines

from . import deadlines

calendar_deadlines.register("cases", affected=deadlines.affected, apply=deadlines.move)
