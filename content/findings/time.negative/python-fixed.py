from opentelemetry import trace

from activities import find_activities

tracer = trace.get_tracer("home.activities")


def home():
    span = tracer.start_span("http-handler")
    activities = find_activities()
    span.end()
    return activities
