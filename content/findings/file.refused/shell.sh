head -c 100000 all.jsonl > telemetry.jsonl # ends in the middle of a line
