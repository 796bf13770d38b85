import os

import rollbar
from activities import read_activities

rollbar.init(
    os.environ["ROLLBAR_ACCESS_TOKEN"],
    "production",
    endpoint=os.environ["ROLLBAR_ENDPOINT"],
)


def open_feed():
    raise RuntimeError("The feed is closed")


def home():
    try:
        return open_feed()
    except RuntimeError:
        rollbar.report_exc_info()
        return read_activities()
