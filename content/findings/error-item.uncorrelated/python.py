import os

import rollbar
from activities import read_activities

rollbar.init(
    os.environ["ROLLBAR_ACCESS_TOKEN"],
    "production",
    endpoint=os.environ["ROLLBAR_ENDPOINT"],
)


def home():
    try:
        raise RuntimeError("The feed is closed")
    except RuntimeError:
        rollbar.report_exc_info()
        return read_activities()
