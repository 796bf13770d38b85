"""What app_3_automatic.py says about tracing, for stages that are about something else."""

from opentelemetry import trace
from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
from opentelemetry.instrumentation.flask import FlaskInstrumentor
from opentelemetry.instrumentation.requests import RequestsInstrumentor
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor


def init_honeycomb(app):
    """A span for every request that `app` answers and makes, sent to where OTEL_EXPORTER_OTLP_ENDPOINT says."""
    provider = TracerProvider()
    provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter()))
    trace.set_tracer_provider(provider)
    FlaskInstrumentor().instrument_app(app)
    # Error reports are no part of the request that failed.
    RequestsInstrumentor().instrument(excluded_urls="/api/1/item")
