"""Who writes a declaration, who signs it, and who is asked when it no longer says what the office does."""

from qms.lifecycle.flows import Act, End, Flow, Waiting, this
from qms.people.actors import first_held
from qms.people.posts import SYSTEM_KEEPERS, PostKind

from .models import Declaration


class DeclarationFlow(Flow):
    """Whoever keeps the system submits it, top management signs; once the scope differs it is replaced by another."""

    record_class = Declaration
    begin = this.write
    outside = {
        Declaration.drop: this.end,
        Declaration.ask_renewal: this.renew,
        Declaration.hold_again: this.end,
        Declaration.make_way: this.end,
        Declaration.withdraw: this.end,
    }

    write = Act(Declaration.submit).To(this.keeper).On(Declaration.submit, this.sign)
    sign = (
        Act(Declaration.publish, Declaration.return_for_change)
        .To(this.top)
        .On(Declaration.publish, this.end)
        .On(Declaration.return_for_change, this.write)
    )
    renew = Act(Declaration.replace).To(this.keeper).On(Declaration.replace, this.end)
    end = End()

    def top(self, declaration):
        return Waiting(post=PostKind.TOP_MANAGEMENT, unit=declaration.unit)

    def keeper(self, declaration):
        return Waiting(post=first_held(declaration.unit, *SYSTEM_KEEPERS), unit=declaration.unit)
