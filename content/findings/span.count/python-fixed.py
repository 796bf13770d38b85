from opentelemetry import trace

from activities import read_activities

tracer = trace.get_tracer("home.activities")


def home():
    messages = []
    with tracer.start_as_current_span("render-feed"):
        for activity in read_activities():
            messages.append(activity["message"])
    return messages
