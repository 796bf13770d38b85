from time import time_ns

from opentelemetry import trace

from activities import find_activities

tracer = trace.get_tracer("home.activities")


def home():
    started = time_ns()
    activities = find_activities()
    span = tracer.start_span("http-handler", start_time=started)
    span.end(time_ns())
    return activities
