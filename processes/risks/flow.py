"""Who acts, in which order, as long as a risk or an opportunity is open."""

from qms.lifecycle.flows import Act, End, Flow, Waiting, this

from .models import Risk


class RiskFlow(Flow):
    """Its owner assesses, treats and says what remains; the clock has it looked at again."""

    record_class = Risk
    begin = this.assess
    outside = {Risk.ask_review: this.review, Risk.reassess: this.treat, Risk.close: this.end}

    assess = Act(Risk.assess).To(this.owner).On(Risk.assess, this.treat)
    treat = Act(Risk.treat, Risk.accept).To(this.owner).On(Risk.treat, this.monitor).On(Risk.accept, this.monitor)
    monitor = Act(Risk.monitor).To(this.owner).On(Risk.monitor, this.end)
    review = Act(Risk.reassess, Risk.close).To(this.owner).On(Risk.reassess, this.treat).On(Risk.close, this.end)
    end = End()

    def owner(self, risk):
        return Waiting(person=risk.owner, unit=risk.unit)
