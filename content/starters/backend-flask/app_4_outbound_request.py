import requests
from flask import Flask, request
from opentelemetry import trace
from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
from opentelemetry.instrumentation.flask import FlaskInstrumentor
from opentelemetry.instrumentation.requests import RequestsInstrumentor
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor

from services.home_activities import HomeActivities

provider = TracerProvider()
provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter()))
trace.set_tracer_provider(provider)

app = Flask(__name__)
FlaskInstrumentor().instrument_app(app)
RequestsInstrumentor().instrument()


@app.get("/api/activities/home")
def data_home():
    return HomeActivities.run()


# #region outbound
@app.get("/api/activities/notifications")
def data_notifications():
    """Asks the home endpoint over HTTP, as it would ask another service: the trace goes along in a header."""
    home = requests.get(f"{request.host_url}api/activities/home", timeout=5)
    return [activity for activity in home.json() if activity["handle"] != "Ada"]
# #endregion outbound
