from opentelemetry import trace

tracer = trace.get_tracer("home.activities")


def home():
    with tracer.start_as_current_span("http-handler") as span:
        span.set_attribute("error.type", "TimeoutError")
        return []
