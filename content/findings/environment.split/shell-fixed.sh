export OTEL_EXPORTER_OTLP_HEADERS="x-honeycomb-team=${KEY_OF_DEV}"
node activities-service.mjs &
flask --app app_6_attributes run --port 4567
