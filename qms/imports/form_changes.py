"""What a row would change of a record that stands already, and by which of its acts."""

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from qms.acts.acts import name_of
from qms.lifecycle.door import possible_acts
from qms.lifecycle.registry import faces

from .form_values import plain, shown_value, words


class FormChanges:
    """The part of a FormReader that compares what a row says with what stands."""

    def _compare_known(self, read, record, given):
        """A record that the row names by its number: only what it says otherwise is read and asked of the form."""
        read.record, read.work = record, []
        if given:
            form = self.sheet.form(given, user=self.by)
            form.is_valid()
            read.values = dict(form.cleaned_data)
            read.faults += self._said_by({name: said for name, said in form.errors.items() if name in given})
            self._compare(read, set(given) & set(read.values))
        return read

    def _compare(self, read, given):
        """What the row would change of the record that it means, and by which acts."""
        changed = {}
        for name in given:
            now, then = self.sheet.value_of(read.record, name), read.values.get(name)
            has = name in self.sheet.told or hasattr(read.record, name)
            if not has and name not in ("reason", "declared_on"):
                label = capfirst(str(self.fields[name].label))
                read.notes.append(_("“%(column)s” is not compared with what stands already.") % {"column": label})
            if not has or plain(now) == plain(then):
                continue
            changed[name] = then
            read.changes.append((capfirst(str(self.fields[name].label)), *self._words(read.record, name, now, then)))
        read.work = []
        for move in self.sheet.changes:
            own = {name: changed.pop(name) for name in list(changed) if name in self._asked_by(move)}
            if own:
                read.work.append((name_of(move), own))
        for name in changed:
            label = capfirst(str(self.fields[name].label))
            read.faults.append(
                _("%(record)s stands already; its “%(column)s” is not changed by an import.")
                % {"record": read.record, "column": label}
            )
        read.faults += [said for name, _own in read.work for said in self._stands_against(read.record, name)]

    def _words(self, record, name, now, then):
        """What stands and what the row says, as people read them."""
        if name in self.sheet.told:
            return tuple(shown_value(self.written.told(self.fields[name], each)) for each in (now, then))
        return words(record, name, now), shown_value(then)

    def _form_of(self, name):
        face = next(each for each in faces().values() if each.model is self.sheet.model)
        return face.forms[name]

    def _asked_by(self, move):
        return self._form_of(name_of(move)).base_fields

    def _stands_against(self, record, name):
        return next(map(str, said) for act, _actor, said in possible_acts(record, self.by) if act.name == name)

    def _said_by(self, errors):
        said = []
        for name, sentences in errors.items():
            label = self.fields[name].label if name in self.fields else ""
            said += [f"{capfirst(str(label))}: {each}" if label else str(each) for each in sentences]
        return said
