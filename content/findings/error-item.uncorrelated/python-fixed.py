import os

import rollbar
from activities import read_activities
from opentelemetry import trace

rollbar.init(
    os.environ["ROLLBAR_ACCESS_TOKEN"],
    "production",
    endpoint=os.environ["ROLLBAR_ENDPOINT"],
)


def home():
    try:
        raise RuntimeError("The feed is closed")
    except RuntimeError:
        span = trace.get_current_span().get_span_context()
        rollbar.report_exc_info(extra_data={"trace_id": trace.format_trace_id(span.trace_id)})
        return read_activities()
