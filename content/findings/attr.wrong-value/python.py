from opentelemetry import trace

from activities import read_activities

tracer = trace.get_tracer("home.activities")


def home():
    with tracer.start_as_current_span("http-handler") as span:
        activities = []
        span.set_attribute("app.result_length", len(activities))
        activities.extend(read_activities())
        return activities
