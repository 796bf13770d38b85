from opentelemetry import trace

from activities import read_activities

tracer = trace.get_tracer("home.activities")


def home():
    with tracer.start_as_current_span("http-handler") as span:
        # The cache was empty, so the database was asked, and it knew.
        span.add_event("cache miss")
        return read_activities()
