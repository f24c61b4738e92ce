"""Who acts, in which order, until it is said whether the office works with a provider."""

from qms.lifecycle.flows import Act, End, Flow, Waiting, this
from qms.people.actors import holders_of
from qms.people.posts import PostKind

from .models import Provider


class ProviderFlow(Flow):
    """The head of the unit evaluates, another decides; the clock asks again."""

    record_class = Provider
    begin = this.evaluate
    outside = {
        Provider.ask_evaluation: this.evaluate,
        Provider.begin_evaluation: this.evaluate,
        Provider.take_up: this.evaluate,
        Provider.end: this.end,
    }

    evaluate = Act(Provider.evaluate).To(this.keeper).On(Provider.evaluate, this.decide)
    decide = (
        Act(Provider.accept, Provider.accept_on_conditions, Provider.refuse, Provider.return_for_change)
        .To(this.decider)
        .On(Provider.accept, this.end)
        .On(Provider.accept_on_conditions, this.end)
        .On(Provider.refuse, this.end)
        .On(Provider.return_for_change, this.evaluate)
    )
    end = End()

    def keeper(self, provider):
        heads = holders_of(PostKind.UNIT_HEAD, provider.unit)
        return Waiting(post=PostKind.UNIT_HEAD if heads else PostKind.QUALITY_MANAGER, unit=provider.unit)

    def decider(self, provider):
        others = holders_of(PostKind.QUALITY_MANAGER, provider.unit) - {provider.evaluated_by_id}
        return Waiting(post=PostKind.QUALITY_MANAGER if others else PostKind.TOP_MANAGEMENT, unit=provider.unit)
