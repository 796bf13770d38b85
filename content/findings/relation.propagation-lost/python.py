from opentelemetry import trace
from opentelemetry.trace import SpanKind

from activities import call_service

tracer = trace.get_tracer("home.activities")


def home():
    with tracer.start_as_current_span("GET", kind=SpanKind.CLIENT):
        headers = {}
        call_service(headers)
