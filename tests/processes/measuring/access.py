"""Who may see the measuring plan and judgements, and move them: lines of the tables in tests/access."""

from tests.access.lines import made

from . import making

# The letters are explained in tests/access/test_pages_by_role.py.
PAGES = {
    f"{name}{page}": who
    for name in ("measuring_plan", "fitness_checks")
    for page, who in {
        "": "L............",
        "_xlsx": "L............",
        "_table": "L............",
        "_new": "LFFFFF..FFFFF",
        "_record": "LN...........",
        "_act": "LN...........",
    }.items()
} | {"fitness_checks_form": "LN...........", "measure_counted": "LN..........."}
ANALYSED = making.analysed
OBJECTS = {
    "measuring_plan_table": lambda world: ["docx"],
    "measuring_plan_record": lambda world: [made(world, ANALYSED).pk],
    "measuring_plan_act": lambda world: [made(world, ANALYSED).pk, "review"],
    "measure_counted": lambda world: [made(world, ANALYSED).pk, made(world, ANALYSED).analyses.get().pk],
    "fitness_checks_table": lambda world: ["docx"],
    "fitness_checks_record": lambda world: [made(world, making.judged).pk],
    "fitness_checks_act": lambda world: [made(world, making.judged).pk, "confirm"],
    "fitness_checks_form": lambda world: [made(world, making.confirmed).pk, "judgement", "docx"],
}
KEEP, CONFIRM = "truongphong qmr", "qmr chutich"
ANALYSE = "congchuc1 congchuc2 thuky truongphong qmr"
ACTS = {
    ("PlannedMeasure", "followed", "edit"): KEEP,
    ("PlannedMeasure", "followed", "ask_analysis"): "",
    ("PlannedMeasure", "followed", "review"): KEEP,
    ("PlannedMeasure", "followed", "end"): KEEP,
    ("PlannedMeasure", "to_analyse", "edit"): KEEP,
    ("PlannedMeasure", "to_analyse", "analyse"): ANALYSE,
    ("PlannedMeasure", "to_analyse", "review"): KEEP,
    ("PlannedMeasure", "to_analyse", "end"): KEEP,
    ("FitnessCheck", "judged", "edit"): KEEP,
    ("FitnessCheck", "judged", "confirm"): CONFIRM,
    ("FitnessCheck", "judged", "return_for_change"): CONFIRM,
    ("FitnessCheck", "judged", "withdraw"): KEEP,
    ("FitnessCheck", "returned", "edit"): KEEP,
    ("FitnessCheck", "returned", "withdraw"): KEEP,
}
PREPARED = making.IN_STATE
RESTING = {
    ("PlannedMeasure", "followed"): "the clock asks when a period has ended",
    ("PlannedMeasure", "ended"): "another row is begun where it is needed again",
}
ISSUED = {("fitness-checks", "judgement"): making.confirmed}
LISTS = {"measuring-plan": making.analysed, "fitness-checks": making.confirmed}
ON_PURPOSE = {
    ("FitnessCheck", "withdraw", "confirm"): "a judgement that is withdrawn counts no more; nothing is said to be fit",
}
