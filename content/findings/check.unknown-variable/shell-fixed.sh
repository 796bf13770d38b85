npx spanwalk check --expect expectation.json --from telemetry.jsonl --var service=backend-flask
