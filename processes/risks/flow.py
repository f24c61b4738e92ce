"""Who acts, in which order, as long as a risk or an opportunity is open."""

from qms.lifecycle.flows import Act, End, Flow, Waiting, this

from .models import Risk


class RiskFlow(Flow):
    """Its owner assesses, treats and says what remains; the clock has it looked at again."""

    record_class = Risk
    begin = "assess"
    outside = {"ask_review": "review", "reassess": "treat", "close": "end"}

    assess = Act("assess").To(this.owner).On("assess", this.treat)
    treat = Act("treat", "accept").To(this.owner).On("treat", this.monitor).On("accept", this.monitor)
    monitor = Act("monitor").To(this.owner).On("monitor", this.end)
    review = Act("reassess", "close").To(this.owner).On("reassess", this.treat).On("close", this.end)
    end = End()

    def owner(self, risk):
        return Waiting(person=risk.owner, unit=risk.unit)
