head -n 100 all.jsonl > telemetry.jsonl
