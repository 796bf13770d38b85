from opentelemetry import trace

tracer = trace.get_tracer("home.activities.render")


def home():
    with tracer.start_as_current_span("render"):
        pass
