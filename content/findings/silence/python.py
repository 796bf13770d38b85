from opentelemetry import trace

tracer = trace.get_tracer("home.activities")

with tracer.start_as_current_span("http-handler") as span:
    span.set_attribute("app.result_length", 3)
