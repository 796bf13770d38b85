import os

import rollbar
from activities import read_activities

rollbar.init(
    os.environ["ROLLBAR_ACCESS_TOKEN"],
    "production",
    endpoint=os.environ["ROLLBAR_ENDPOINT"],
)


def home():
    activities = read_activities()
    for activity in activities:
        rollbar.report_message("The feed of a user failed", "error", extra_data={"handle": activity["handle"]})
    return activities
