"""Who is waited for: the person who is asked."""

from qms.lifecycle.flows import Act, End, Flow, Waiting, this

from .models import Inquiry


class InquiryFlow(Flow):
    """One question, one answer."""

    record_class = Inquiry
    begin = this.answer
    outside = {Inquiry.withdraw: this.end}

    answer = Act(Inquiry.reply).To(this.asked).On(Inquiry.reply, this.end)
    end = End()

    def asked(self, inquiry):
        return Waiting(person=inquiry.asked)
