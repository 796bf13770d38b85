export OTEL_SERVICE_NAME="backend"
node activities-service.mjs &
flask --app app_6_attributes run --port 4567
