# #region imports
from aws_xray_sdk.core import xray_recorder
from flask import Flask

# #endregion imports
from services.home_activities import HomeActivities
from services.user_activities_subsegment import UserActivities

# #region recorder
app = Flask(__name__)

# The recorder knows its name, and nobody tells it of requests.
xray_recorder.configure(service="backend-flask")
# #endregion recorder


# #region views
@app.get("/api/activities/home")
def data_home():
    return HomeActivities.run()


@app.get("/api/activities/@<string:handle>")
def data_handle(handle):
    return UserActivities.run(handle)
# #endregion views
