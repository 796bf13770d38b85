from opentelemetry import trace

from activities import read_activities

tracer = trace.get_tracer("home.activities")


def home(request):
    with tracer.start_as_current_span("http-handler") as span:
        span.set_attribute("app.token", request.headers["authorization"])
        return read_activities()
