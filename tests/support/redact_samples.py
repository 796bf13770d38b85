"""Sends a span and a log line through the lesson's own redaction, and prints what is left of them as JSON."""

import json
import logging

from lib.redaction import RedactingFilter, RedactingProcessor
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

exporter = InMemorySpanExporter()
provider = TracerProvider()
provider.add_span_processor(RedactingProcessor(SimpleSpanProcessor(exporter)))

lines = []
handler = logging.Handler()
handler.emit = lambda record: lines.append(record.getMessage())
handler.addFilter(RedactingFilter())
logging.getLogger().addHandler(handler)

try:
    with provider.get_tracer("sign-in").start_as_current_span("sign-in") as span:
        span.set_attribute("app.user_email", "grace@navy.example")
        span.set_attribute("app.user_id", 7)
        span.set_attribute("url.query", "email=grace%40navy.example&token=made-up-for-this-lesson")
        logging.getLogger("app").warning("signing in: %s", "grace@navy.example")
        raise LookupError("no user grace@navy.example")
except LookupError:
    pass

provider.shutdown()
(left,) = exporter.get_finished_spans()
print(json.dumps({"span": json.loads(left.to_json()), "lines": lines}))
