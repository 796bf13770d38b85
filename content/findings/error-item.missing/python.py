import os

import rollbar
from activities import read_activities

rollbar.init(
    os.environ["ROLLBAR_ACCESS_TOKEN"],
    "production",
    endpoint=os.environ["ROLLBAR_ENDPOINT"],
)


def home():
    rollbar.report_message("Hello World!", "info")
    try:
        raise RuntimeError("The feed is closed")
    except RuntimeError:
        return read_activities()
