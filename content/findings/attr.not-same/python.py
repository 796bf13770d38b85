from uuid import uuid4

from opentelemetry import trace

from activities import read_activities

tracer = trace.get_tracer("home.activities")


def home():
    with tracer.start_as_current_span("http-handler") as span:
        span.set_attribute("app.request_id", str(uuid4()))
        with tracer.start_as_current_span("query") as query:
            query.set_attribute("app.request_id", str(uuid4()))
            return read_activities()
