# #region imports
from aws_xray_sdk.core import xray_recorder
from aws_xray_sdk.ext.flask.middleware import XRayMiddleware
from flask import Flask

# #endregion imports
from services.home_activities import HomeActivities
from services.show_activities import ShowActivities
from services.user_activities_double_end import UserActivities

# #region recorder
app = Flask(__name__)

# AWS_XRAY_DAEMON_ADDRESS says where the segments go; the recorder reads it by itself.
xray_recorder.configure(service="backend-flask")
XRayMiddleware(app, xray_recorder)
# #endregion recorder


# #region views
@app.get("/api/activities/home")
@xray_recorder.capture("activities_home")
def data_home():
    return HomeActivities.run()


@app.get("/api/activities/@<string:handle>")
@xray_recorder.capture("activities_users")
def data_handle(handle):
    return UserActivities.run(handle)


@app.get("/api/activities/<string:activity_uuid>")
@xray_recorder.capture("activities_show")
def data_show_activity(activity_uuid):
    return ShowActivities.run(activity_uuid)
# #endregion views
