from opentelemetry import trace

from activities import find_activities

tracer = trace.get_tracer("home.activities")


def home():
    activities = find_activities()
    with tracer.start_as_current_span("render"):
        return activities
