# Read it into the shell that will start the backend:  source env/export.sh

# #region honeycomb
export HONEYCOMB_API_KEY="<api-key>"
export HONEYCOMB_SERVICE_NAME="<service-name>"
# #endregion honeycomb

# #region otel
export OTEL_SERVICE_NAME="backend-flask"
export OTEL_EXPORTER_OTLP_ENDPOINT="http://localhost:4318"
export OTEL_EXPORTER_OTLP_HEADERS="x-honeycomb-team=${HONEYCOMB_API_KEY}"
# #endregion otel
