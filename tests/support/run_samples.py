"""Runs samples of findings, each inside the span of a request: python run_samples.py FILE...

The nth sample's traces begin with its number, as eight hexadecimal digits, so that a receiver can tell them apart.
"""

import inspect
import os
import runpy
import sys
from pathlib import Path
from types import SimpleNamespace

from opentelemetry import trace
from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor
from opentelemetry.sdk.trace.id_generator import RandomIdGenerator
from opentelemetry.trace import SpanKind


class NumberedIds(RandomIdGenerator):
    sample = 0

    def generate_trace_id(self):
        return (self.sample << 96) | (super().generate_trace_id() & ((1 << 96) - 1))


ids = NumberedIds()
provider = TracerProvider(id_generator=ids)
provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter()))
trace.set_tracer_provider(provider)
framework = trace.get_tracer("framework", "1.0.0")

request = SimpleNamespace(
    headers={"user-agent": "curl", "authorization": os.environ["SAMPLE_AUTHORIZATION"]},
)

files = [Path(name) for name in sys.argv[1:]]
sys.path.insert(0, str(files[0].parent.parent))
for number, file in enumerate(files, start=1):
    ids.sample = number
    home = runpy.run_path(str(file))["home"]
    with framework.start_as_current_span("GET /api/activities/home", kind=SpanKind.SERVER):
        home(*([request] if inspect.signature(home).parameters else []))
provider.shutdown()
