docker run --env OTEL_EXPORTER_OTLP_ENDPOINT="http://host.docker.internal:4318" backend-flask
