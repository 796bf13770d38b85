import logging

from opentelemetry import trace

tracer = trace.get_tracer("home.activities")
log = logging.getLogger("home.activities")


def home():
    with tracer.start_as_current_span("http-handler"):
        pass
    log.info("feed rendered")
