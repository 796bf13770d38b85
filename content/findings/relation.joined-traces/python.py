from opentelemetry import trace

tracer = trace.get_tracer("home.activities")


def home():
    with tracer.start_as_current_span("http-handler"):
        pass
    with tracer.start_as_current_span("send-newsletter"):
        pass
