"""Sends less, and says for how much the rest stands: a sampler with a rate, and a processor that decides at the end."""

from opentelemetry.sdk.trace import ReadableSpan, SpanProcessor
from opentelemetry.sdk.trace.sampling import Sampler, SamplingResult, TraceIdRatioBased
from opentelemetry.trace import StatusCode


# #region deterministic
class DeterministicSampler(Sampler):
    """One trace in so many, by its id alone; each span that is kept says for how many it stands."""

    def __init__(self, sample_rate):
        self.sample_rate = sample_rate
        self.by_trace_id = TraceIdRatioBased(1 / sample_rate)

    def should_sample(self, parent_context, trace_id, name, kind=None, attributes=None, links=None, trace_state=None):
        judged = self.by_trace_id.should_sample(parent_context, trace_id, name)
        # What is returned takes the place of the attributes that the span began with, so those come along.
        weighted = {**(attributes or {}), "SampleRate": self.sample_rate}
        return SamplingResult(judged.decision, weighted, judged.trace_state)

    def get_description(self):
        return f"DeterministicSampler{{{self.sample_rate}}}"
# #endregion deterministic


# Requests that are held back at most; one that never ends must not be remembered for ever.
MOST_HELD = 1000


def with_rate(span, sample_rate):
    """A span as the next processor may see it: an ended one cannot be changed, so it is a new one."""
    return ReadableSpan(
        name=span.name,
        context=span.context,
        parent=span.parent,
        resource=span.resource,
        attributes={**span.attributes, "SampleRate": sample_rate},
        events=span.events,
        links=span.links,
        kind=span.kind,
        status=span.status,
        start_time=span.start_time,
        end_time=span.end_time,
        instrumentation_scope=span.instrumentation_scope,
    )


# #region tail
class TailSampling(SpanProcessor):
    """Holds a request's spans back until it is over, and decides then."""

    def __init__(self, following, slow_ms, one_in):
        self.following, self.slow_ms, self.one_in = following, slow_ms, one_in
        self.few = TraceIdRatioBased(1 / one_in)
        self.held = {}

    def rate_of(self, first, spans):
        """For how many requests like it this one stands; 0 where it is dropped."""
        failed = any(span.status.status_code is StatusCode.ERROR for span in spans)
        if failed or (first.end_time - first.start_time) / 1e6 >= self.slow_ms:
            return 1
        sampled = self.few.should_sample(None, first.context.trace_id, first.name).decision.is_sampled()
        return self.one_in if sampled else 0

    def on_end(self, span):
        spans = [*self.held.pop(span.context.trace_id, []), span]
        is_first_here = span.parent is None or span.parent.is_remote
        if not is_first_here:
            return self.hold(span.context.trace_id, spans)
        rate = self.rate_of(span, spans)
        for each in spans if rate else []:
            self.following.on_end(with_rate(each, rate))
    # #endregion tail

    def hold(self, trace_id, spans):
        if len(self.held) >= MOST_HELD:
            self.held.pop(next(iter(self.held)))
        self.held[trace_id] = spans

    def on_start(self, span, parent_context=None):
        self.following.on_start(span, parent_context)

    def shutdown(self):
        self.following.shutdown()

    def force_flush(self, timeout_millis=30000):
        return self.following.force_flush(timeout_millis)
