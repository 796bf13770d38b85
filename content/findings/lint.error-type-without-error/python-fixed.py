from opentelemetry import trace
from opentelemetry.trace import StatusCode

tracer = trace.get_tracer("home.activities")


def home():
    with tracer.start_as_current_span("http-handler") as span:
        span.set_attribute("error.type", "TimeoutError")
        span.set_status(StatusCode.ERROR)
        return []
