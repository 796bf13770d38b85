from activities import read_activities
from aws_xray_sdk.core import xray_recorder
from aws_xray_sdk.ext.flask.middleware import XRayMiddleware
from flask import Flask

xray_recorder.configure(service="backend-alone", sampling=False)
app = Flask(__name__)
XRayMiddleware(app, xray_recorder)


@app.get("/api/activities/home")
def data_home():
    return read_activities()


app.test_client().get("/api/activities/home")
