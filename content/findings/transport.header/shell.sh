export OTEL_EXPORTER_OTLP_HEADERS="x-lesson: tracing"
