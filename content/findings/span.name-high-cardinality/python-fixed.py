from opentelemetry import trace

from activities import read_activities

tracer = trace.get_tracer("home.activities")


def home():
    for activity in read_activities():
        with tracer.start_as_current_span("GET /activities/{id}") as span:
            span.set_attribute("app.activity_id", activity["id"])
