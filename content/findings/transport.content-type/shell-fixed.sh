curl --header "content-type: application/json" --data '{"resourceSpans":[]}' http://localhost:4318/v1/traces
