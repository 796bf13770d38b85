"""Runs samples of findings under Flask and the middleware of X-Ray: python run_segment_samples.py PORT:FILE...

The nth sample's trace begins with its number, as eight hexadecimal digits, so that a receiver can tell them apart; what
begins a trace of its own is known by the sample's port.
"""

import json
import runpy
import sys
from pathlib import Path
from types import SimpleNamespace

from aws_xray_sdk.core import xray_recorder
from aws_xray_sdk.ext.flask.middleware import XRayMiddleware
from flask import Flask, jsonify

# The rest of a backend, as the samples import it.
activities = [{"id": 41, "handle": "Ada"}, {"id": 42, "handle": "Worf"}, {"id": 43, "handle": "Garak"}]
sys.modules["activities"] = SimpleNamespace(read_activities=lambda: activities)


def serve(home, trace_headers):
    app = Flask(__name__)
    XRayMiddleware(app, xray_recorder)
    app.add_url_rule("/api/activities/home", "home", lambda: jsonify(home()))
    for header in trace_headers:
        app.test_client().get("/api/activities/home", headers={"X-Amzn-Trace-Id": header})


for number, argument in enumerate(sys.argv[1:], start=1):
    port, name = argument.split(":", 1)
    file = Path(name)
    xray_recorder.configure(service="backend-flask", sampling=False, daemon_address=f"127.0.0.1:{port}")
    xray_recorder.dynamic_naming = None
    checks = json.loads((file.parent / "segment-checks.json").read_text())
    requests = checks["requests"] if isinstance(checks, dict) else None
    home = runpy.run_path(str(file)).get("home")
    root = f"Root=1-{number:08x}-{'a' * 24}"
    # Of several requests the SDK's own rules decide which are sampled. Without a function to serve, a sample has done
    # everything by itself.
    if home is not None:
        serve(home, [root] * requests if requests else [f"{root};Sampled=1"])
    xray_recorder.clear_trace_entities()
