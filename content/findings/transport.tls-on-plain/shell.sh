export OTEL_EXPORTER_OTLP_ENDPOINT="https://localhost:4318"
