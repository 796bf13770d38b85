# Only one of the two knows where to send.
node caller.mjs &
OTEL_EXPORTER_OTLP_ENDPOINT="http://localhost:4318" node called.mjs
