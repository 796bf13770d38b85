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
    except RuntimeError as error:
        rollbar.report_message(str(error), "error")
        return read_activities()
