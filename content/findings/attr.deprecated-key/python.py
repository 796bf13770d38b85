from opentelemetry import trace
from opentelemetry.trace import SpanKind

from activities import read_activities

tracer = trace.get_tracer("home.activities")


def home():
    with tracer.start_as_current_span("GET /activities", kind=SpanKind.CLIENT) as span:
        span.set_attribute("http.status_code", 200)
        return read_activities()
