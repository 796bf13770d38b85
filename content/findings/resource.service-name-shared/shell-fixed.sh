OTEL_SERVICE_NAME="activities-service" node activities-service.mjs &
OTEL_SERVICE_NAME="backend-flask" flask --app app_6_attributes run --port 4567
