"""Runs samples of findings under Flask and the middleware of X-Ray: python run_segment_samples.py FILE...

The nth sample's trace begins with its number, as eight hexadecimal digits, so that a receiver can tell them apart.
"""

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

files = [Path(name) for name in sys.argv[1:]]
for number, file in enumerate(files, start=1):
    app = Flask(__name__)
    xray_recorder.configure(service="backend-flask", sampling=False)
    XRayMiddleware(app, xray_recorder)
    home = runpy.run_path(str(file))["home"]
    app.add_url_rule("/api/activities/home", "home", lambda: jsonify(home()))
    header = {"X-Amzn-Trace-Id": f"Root=1-{number:08x}-{'a' * 24};Sampled=1"}
    app.test_client().get("/api/activities/home", headers=header)
    xray_recorder.clear_trace_entities()
