from opentelemetry import trace
from opentelemetry.trace import SpanKind

tracer = trace.get_tracer("home.activities")


def home():
    attributes = {"http.request.method": "GET", "http.response.status_code": 404}
    with tracer.start_as_current_span("GET", kind=SpanKind.SERVER, attributes=attributes):
        pass
