from opentelemetry import trace

from activities import read_activities

tracer = trace.get_tracer("home.activities")


def home():
    with tracer.start_as_current_span("format-date"):
        heading = "home".upper()
    return {"heading": heading, "activities": read_activities()}
