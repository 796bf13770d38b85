curl --data '{"resourceSpans":[]}' http://localhost:4318/v1/traces
