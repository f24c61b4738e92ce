"""What migrations do not hold: labels, helps and the words of choices. No database knows them."""

from django.db.migrations.autodetector import MigrationAutodetector

WORDS_OF_MODELS = ("verbose_name", "verbose_name_plural")


class LeanAutodetector(MigrationAutodetector):
    """Sees a change where the database would; a label in another wording is none."""

    def __init__(self, from_state, to_state, questioner=None):
        super().__init__(from_state, to_state, questioner)
        for state in (from_state, to_state):
            for model in state.models.values():
                _forget_words(model)


def _forget_words(model):
    for name in WORDS_OF_MODELS:
        model.options.pop(name, None)
    for field in model.fields.values():  # copies of the fields of the real models
        field._verbose_name = field.verbose_name = None
        field.help_text, field.choices = "", None
