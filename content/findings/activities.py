"""Stands in for the rest of a backend, so that the samples beside it can run."""

from time import sleep

from opentelemetry import propagate, trace
from opentelemetry.context import Context
from opentelemetry.trace import SpanKind

database = trace.get_tracer("database", "1.0.0")


def find_activities():
    """Asks the database: an instrumented driver makes a span of each query."""
    with database.start_as_current_span("SELECT activities", kind=SpanKind.CLIENT) as span:
        span.set_attribute("db.system.name", "postgresql")
        sleep(0.015)
        return read_activities()


def read_activities():
    """The same from memory: no span."""
    return [
        {"id": 41, "handle": "Ada", "message": "Compilers are people too"},
        {"id": 42, "handle": "Worf", "message": "A trace with no spans has no honour"},
        {"id": 43, "handle": "Garak", "message": "The best place to hide a bug is between two services"},
    ]


def call_service(headers):
    """Calls the second service: what it does is recorded below whatever context the headers carry."""
    serve("GET /activities", propagate.extract(headers, context=Context()))


def serve(name, parent):
    """A service at work: the server span that its instrumentation makes, below a context that came from outside."""
    tracer = trace.get_tracer("activities-service", "1.0.0")
    with tracer.start_as_current_span(name, context=parent, kind=SpanKind.SERVER):
        sleep(0.002)
