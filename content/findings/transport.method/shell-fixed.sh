curl --header "content-type: application/json" --data '{}' http://localhost:4318/v1/traces
