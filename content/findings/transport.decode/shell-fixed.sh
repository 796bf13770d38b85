curl --header "content-type: application/json" http://localhost:4318/v1/traces --data '{
  "resourceSpans": [{ "scopeSpans": [{ "spans": [{
    "traceId": "5b8efff798038103d269b633813fc60c", "spanId": "eee19b7ec3c1b174", "name": "http-handler", "kind": 2,
    "startTimeUnixNano": "1767225600000000000", "endTimeUnixNano": "1767225600005000000"
  }] }] }]
}'
