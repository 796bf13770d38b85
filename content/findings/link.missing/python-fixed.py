from opentelemetry import trace
from opentelemetry.trace import Link
from opentelemetry.context import Context

tracer = trace.get_tracer("home.activities")


def home():
    with tracer.start_as_current_span("order-newsletter") as order:
        pass
    links = [Link(order.get_span_context())]
    with tracer.start_as_current_span("send-newsletter", context=Context(), links=links):
        pass
