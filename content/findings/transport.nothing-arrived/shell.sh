docker run --env OTEL_EXPORTER_OTLP_ENDPOINT="http://localhost:4318" backend-flask
