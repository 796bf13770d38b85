export OTEL_EXPORTER_OTLP_HEADER="x-honeycomb-team: ${HONEYCOMB_API_KEY}"
