import logging
from uuid import uuid4

import watchtower
from activities import read_activities


def home():
    handler = watchtower.CloudWatchLogHandler(
        log_group_name="cruddur",
        log_stream_name=f"request-{uuid4()}",
        send_interval=1,
    )
    log = logging.getLogger(f"home.activities.{uuid4()}")
    log.setLevel(logging.INFO)
    log.addHandler(handler)
    activities = read_activities()
    log.info("feed rendered")
    return activities
