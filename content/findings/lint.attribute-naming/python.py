from opentelemetry import trace

from activities import read_activities

tracer = trace.get_tracer("home.activities")


def home():
    with tracer.start_as_current_span("http-handler") as span:
        activities = read_activities()
        span.set_attribute("App.Result-Length", len(activities))
        return activities
