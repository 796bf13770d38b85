# #region imports
from aws_xray_sdk.core import xray_recorder
from aws_xray_sdk.ext.flask.middleware import XRayMiddleware
from flask import Flask

# #endregion imports
from services.home_activities_annotation import HomeActivities
from services.user_activities_nested import UserActivities

# #region recorder
app = Flask(__name__)

# AWS_XRAY_DAEMON_ADDRESS says where the segments go; the recorder reads it by itself.
xray_recorder.configure(service="backend-flask")
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
