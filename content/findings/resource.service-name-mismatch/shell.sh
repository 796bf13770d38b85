export OTEL_SERVICE_NAME="Cruddur"
flask --app app_6_attributes run --port 4567
