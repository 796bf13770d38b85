"""A Flask app as the course has it, asked for the paths of the command line one after the other."""

import os
import sys

import rollbar
import rollbar.contrib.flask
from flask import Flask, got_request_exception

app = Flask(__name__)

with app.app_context():
    rollbar.init(
        os.environ["ROLLBAR_ACCESS_TOKEN"],
        "production",
        endpoint=os.environ["ROLLBAR_ENDPOINT"],
        root=os.path.dirname(os.path.realpath(__file__)),
        allow_logging_basic_config=False,
        handler="blocking",
    )
    got_request_exception.connect(rollbar.contrib.flask.report_exception, app)


@app.route("/rollbar/test")
def rollbar_test():
    rollbar.report_message("Hello World!", "warning")
    return "Hello World!"


@app.route("/api/activities/home")
def data_home():
    [{"handle": "ada"}]


class ShowActivities:
    pass


@app.route("/api/activities/<string:activity_uuid>")
def data_show_activity(activity_uuid):
    return ShowActivity.run(activity_uuid=activity_uuid)


for path in sys.argv[1:]:
    answer = app.test_client().get(path, headers={"traceparent": os.environ["TRACEPARENT"]})
    print(answer.status_code, answer.get_data(as_text=True).splitlines()[0])
