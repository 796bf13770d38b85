from opentelemetry import trace

from activities import read_activities

tracer = trace.get_tracer("home.activities")


def home():
    for activity in read_activities():
        with tracer.start_as_current_span(f"GET /activities/{activity['id']}"):
            pass
