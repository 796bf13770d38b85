from opentelemetry import trace

from activities import find_activities

tracer = trace.get_tracer("home.activities")


def home():
    with tracer.start_as_current_span("http-handler") as span:
        activities = find_activities()
        span.set_attribute("app.result_length", len(activities))
        return activities
