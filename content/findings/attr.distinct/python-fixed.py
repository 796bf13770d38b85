from opentelemetry import trace

from activities import read_activities

tracer = trace.get_tracer("home.activities")


def home():
    activities = read_activities()
    for activity in activities:
        with tracer.start_as_current_span("render-activity") as span:
            span.set_attribute("app.activity_id", activity["id"])
            span.set_attribute("app.message_length", len(activity["message"]))
    return activities
