from flask import Flask
from opentelemetry import trace
from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
from opentelemetry.instrumentation.flask import FlaskInstrumentor
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor
from opentelemetry.sdk.trace.sampling import ParentBased, TraceIdRatioBased

from services.home_activities_attributes import HomeActivities

# #region sampler
a_quarter = TraceIdRatioBased(0.25)
# Whoever calls from outside does not decide what we pay for.
sampler = ParentBased(root=a_quarter, remote_parent_sampled=a_quarter)
provider = TracerProvider(sampler=sampler)
# #endregion sampler
provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter()))
trace.set_tracer_provider(provider)

app = Flask(__name__)
FlaskInstrumentor().instrument_app(app)


@app.get("/api/activities/home")
def data_home():
    return HomeActivities.run()
