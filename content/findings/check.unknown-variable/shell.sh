npx spanwalk check --expect expectation.json --from telemetry.jsonl
