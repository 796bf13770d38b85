from time import time

from opentelemetry import trace

from activities import find_activities

tracer = trace.get_tracer("home.activities")


def home():
    started = time()
    activities = find_activities()
    span = tracer.start_span("http-handler", start_time=int(started * 1000))
    span.end(int(time() * 1000))
    return activities
