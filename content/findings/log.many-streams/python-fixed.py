import logging

import watchtower
from activities import read_activities

handler = watchtower.CloudWatchLogHandler(
    log_group_name="cruddur",
    log_stream_name="backend-flask",
    send_interval=1,
)
handler.setFormatter(logging.Formatter("%(levelname)s %(message)s"))
log = logging.getLogger("home.activities")
log.setLevel(logging.INFO)
log.addHandler(handler)


def home():
    activities = read_activities()
    log.info("feed rendered")
    return activities
