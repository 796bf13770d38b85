"""Runs samples of findings about logs and reported errors: python run_beside_samples.py SAMPLES, a list in JSON of
{ file, variables, traceId, times }. Each is asked so many times inside a span of its trace, with the variables set.
"""

import json
import logging
import os
import runpy
import sys
import time
from types import SimpleNamespace

import boto3
from opentelemetry import trace

# The rest of a backend, as the samples import it.
activities = [{"id": 41, "handle": "Ada"}, {"id": 42, "handle": "Worf"}, {"id": 43, "handle": "Garak"}]
sys.modules["activities"] = SimpleNamespace(read_activities=lambda: activities)

for sample in json.loads(sys.argv[1]):
    os.environ.update(sample["variables"])
    # As in a process of its own: no client that another sample set up.
    boto3.DEFAULT_SESSION = None
    logging.getLogger("home.activities").handlers.clear()
    for name in [name for name in sys.modules if name.split(".")[0] == "rollbar"]:
        del sys.modules[name]
    home = runpy.run_path(sample["file"])["home"]
    trace_id = int(sample["traceId"], 16)
    span = trace.NonRecordingSpan(trace.SpanContext(trace_id, trace_id & 0xFFFFFFFFFFFFFFFF, is_remote=False))
    with trace.use_span(span):
        for _ in range(sample["times"]):
            home()
# The last lines leave after a second. What is sent later, or at the end of a process, is not waited for.
time.sleep(2.5)
sys.stdout.flush()
os._exit(0)
