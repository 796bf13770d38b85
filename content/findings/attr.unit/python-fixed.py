from opentelemetry import trace

from activities import read_activities

tracer = trace.get_tracer("home.activities")


def home():
    timeout_seconds = 5
    with tracer.start_as_current_span("http-handler") as span:
        span.set_attribute("app.timeout_ms", timeout_seconds * 1000)
        return read_activities()
