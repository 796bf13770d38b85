curl --header "content-type: application/json" http://localhost:4318/v1/traces --data '{
  "resource_spans": [{ "scope_spans": [{ "spans": [{ "trace_id": "W47/95gDgQPSaYeaUA==", "name": "http-handler" }] }] }]
}'
