"""A Flask backend of 2023 with the X-Ray SDK as it comes; its environment says where the daemon is."""

import json
import os
import time

from aws_xray_sdk.core import xray_recorder
from aws_xray_sdk.ext.flask.middleware import XRayMiddleware
from flask import Flask

app = Flask(__name__)
xray_recorder.configure(service="backend-flask", dynamic_naming=os.environ.get("AWS_XRAY_URL", ""))
XRayMiddleware(app, xray_recorder)


@app.route("/api/activities/home")
@xray_recorder.capture("activities_home")
def home():
    subsegment = xray_recorder.begin_subsegment("mock-data")
    subsegment.put_metadata("key", {"now": "2026", "results-size": 3}, "namespace")
    subsegment.put_annotation("results", 3)
    subsegment.put_annotation("list", [1, 2])
    xray_recorder.end_subsegment()
    return [1, 2, 3]


@app.route("/api/broken")
def broken():
    raise TypeError("feed is undefined")


@app.route("/api/unclosed")
def unclosed():
    xray_recorder.begin_subsegment("never-closed")
    return "200 all the same"


@app.route("/api/many")
def many():
    for at in range(50):
        with xray_recorder.in_subsegment(f"part {at}"):
            pass
    return "done"


client = app.test_client()
client.get("/api/activities/home")
# The first decision has the SDK fetch its rules, in a thread of its own; until then it takes one in twenty.
give_up = time.time() + 30
while not all(xray_recorder.sampler.should_trace({"path": "/"}) for _ in range(10)) and time.time() < give_up:
    time.sleep(0.1)
statuses = [client.get("/api/activities/home").status_code for _ in range(20)]
statuses += [client.get(path).status_code for path in ("/api/broken", "/api/unclosed", "/api/many")]
host = client.get("/api/activities/home", headers={"Host": "4567-me.example.dev"}).status_code
upstream = {"X-Amzn-Trace-Id": "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1"}
joined = client.get("/api/activities/home", headers=upstream).status_code
print(json.dumps({"statuses": statuses, "host": host, "joined": joined}))
