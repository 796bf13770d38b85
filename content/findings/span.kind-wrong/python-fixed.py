from opentelemetry import trace
from opentelemetry.trace import SpanKind

from activities import read_activities

tracer = trace.get_tracer("home.activities")


def home():
    with tracer.start_as_current_span("GET /activities", kind=SpanKind.CLIENT):
        return read_activities()  # over HTTP, in real life
