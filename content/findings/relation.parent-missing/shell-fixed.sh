export OTEL_EXPORTER_OTLP_ENDPOINT="http://localhost:4318"
node caller.mjs &
node called.mjs
