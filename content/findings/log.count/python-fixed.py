import logging

from activities import read_activities

log = logging.getLogger("home.activities")


def home():
    activities = read_activities()
    log.info("feed rendered", extra={"app.result_length": len(activities)})
