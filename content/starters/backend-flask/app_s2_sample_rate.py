from flask import Flask
from opentelemetry import trace
from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
from opentelemetry.instrumentation.flask import FlaskInstrumentor
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor

from lib.sampling import DeterministicSampler
from services.home_activities_attributes import HomeActivities

# #region sampler
provider = TracerProvider(sampler=DeterministicSampler(4))
# #endregion sampler
provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter()))
trace.set_tracer_provider(provider)

app = Flask(__name__)
FlaskInstrumentor().instrument_app(app)


@app.get("/api/activities/home")
def data_home():
    return HomeActivities.run()
