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
        rollbar.report_message(f"The feed of {activity['handle']} failed", "error")
    return activities
