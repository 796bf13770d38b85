import os

# #region imports
from aws_xray_sdk.core import xray_recorder
from aws_xray_sdk.ext.flask.middleware import XRayMiddleware
from flask import Flask

# #endregion imports
from services.home_activities import HomeActivities
from services.user_activities_subsegment import UserActivities

# #region recorder
app = Flask(__name__)

# Whoever asks for a host that fits this pattern names the segment.
xray_url = os.getenv("AWS_XRAY_URL")
xray_recorder.configure(service="backend-flask", dynamic_naming=xray_url)
XRayMiddleware(app, xray_recorder)
# #endregion recorder


# #region views
@app.get("/api/activities/home")
def data_home():
    return HomeActivities.run()


@app.get("/api/activities/@<string:handle>")
def data_handle(handle):
    return UserActivities.run(handle)
# #endregion views
