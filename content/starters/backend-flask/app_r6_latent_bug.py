# #region imports
import os

import rollbar
import rollbar.contrib.flask
from flask import Flask, got_request_exception

# #endregion imports
from lib.honeycomb import init_honeycomb
from services.home_activities import HomeActivities
from services.show_activities import ShowActivities

app = Flask(__name__)
init_honeycomb(app)

# #region init
with app.app_context():
    rollbar.init(
        os.getenv("ROLLBAR_ACCESS_TOKEN"),
        "production",
        root=os.path.dirname(os.path.realpath(__file__)),
        allow_logging_basic_config=False,
        # The base of the address, with its slash. Without the variable: Rollbar's own.
        endpoint=os.getenv("ROLLBAR_ENDPOINT", "https://api.rollbar.com/api/1/"),
    )
    # Flask calls this whenever a view raises.
    got_request_exception.connect(rollbar.contrib.flask.report_exception, app)
# #endregion init


# #region test
@app.route("/rollbar/test")
def rollbar_test():
    rollbar.report_message("Hello World!", "warning")
    return "Hello World!"
# #endregion test


# #region home
@app.get("/api/activities/home")
def data_home():
    return HomeActivities.run()
# #endregion home


# #region show
@app.get("/api/activities/<string:activity_uuid>")
def data_show_activity(activity_uuid):
    return ShowActivity.run(activity_uuid)
# #endregion show
