from opentelemetry import trace

from activities import read_activities

tracer = trace.get_tracer("home.activities")


def home():
    with tracer.start_as_current_span("http-handler") as span:
        span.set_attribute("app", "cruddur")
        span.set_attribute("app.version", "2.1.0")
        return read_activities()
