# #region imports
from flask import Flask
from opentelemetry import trace
from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
from opentelemetry.instrumentation.flask import FlaskInstrumentor
from opentelemetry.instrumentation.requests import RequestsInstrumentor
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor

# #endregion imports
from services.home_activities import HomeActivities

provider = TracerProvider()
processor = BatchSpanProcessor(OTLPSpanExporter())
provider.add_span_processor(processor)
trace.set_tracer_provider(provider)

# #region instrument
app = Flask(__name__)

# A SERVER span for every request this app answers, a CLIENT span for every request it makes.
FlaskInstrumentor().instrument_app(app)
RequestsInstrumentor().instrument()
# #endregion instrument


@app.get("/api/activities/home")
def data_home():
    return HomeActivities.run()
