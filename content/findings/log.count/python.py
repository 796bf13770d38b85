import logging

from activities import read_activities

log = logging.getLogger("home.activities")


def home():
    for activity in read_activities():
        log.info("feed rendered", extra={"app.activity_id": activity["id"]})
