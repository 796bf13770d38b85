from time import sleep

from flask import Flask
from opentelemetry import trace
from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
from opentelemetry.instrumentation.flask import FlaskInstrumentor
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor

from lib.sampling import TailSampling
from services.home_activities_attributes import HomeActivities

# #region processor
provider = TracerProvider()
batch = BatchSpanProcessor(OTLPSpanExporter())
# Everything is recorded; what is sent is decided at the end.
provider.add_span_processor(TailSampling(batch, slow_ms=500, one_in=5))
# #endregion processor
trace.set_tracer_provider(provider)

app = Flask(__name__)
FlaskInstrumentor().instrument_app(app)


@app.get("/api/activities/home")
def data_home():
    return HomeActivities.run()


@app.get("/api/activities/search")
def data_search():
    sleep(0.6)
    return HomeActivities.run()


@app.get("/api/activities/broken")
def data_broken():
    with trace.get_tracer("activities").start_as_current_span("activities"):
        raise LookupError("there is no table named activites")
