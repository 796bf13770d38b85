from opentelemetry import trace
from opentelemetry.trace import SpanKind

tracer = trace.get_tracer("home.activities")


def home():
    attributes = {"url.path": "/activities/41"}
    with tracer.start_as_current_span("GET /activities/41", kind=SpanKind.SERVER, attributes=attributes):
        pass
