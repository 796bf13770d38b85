export OTEL_EXPORTER_OTLP_ENDPOINT="http://localhost:4318"
