from opentelemetry import trace

from activities import read_activities

tracer = trace.get_tracer("home.activities")


def home():
    messages = []
    for activity in read_activities():
        with tracer.start_as_current_span("render-feed"):
            messages.append(activity["message"])
    return messages
