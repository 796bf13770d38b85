from opentelemetry import trace
from opentelemetry.trace import SpanKind

tracer = trace.get_tracer("home.activities")


def home():
    attributes = {"url.path": "/activities/41", "http.route": "/activities/{id}"}
    with tracer.start_as_current_span("GET /activities/{id}", kind=SpanKind.SERVER, attributes=attributes):
        pass
