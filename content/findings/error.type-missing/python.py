from opentelemetry import trace
from opentelemetry.trace import StatusCode

tracer = trace.get_tracer("home.activities")


def home():
    with tracer.start_as_current_span("http-handler") as span:
        try:
            raise ConnectionError("the database is away")
        except ConnectionError:
            span.set_status(StatusCode.ERROR)
            return []
