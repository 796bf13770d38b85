import logging

log = logging.getLogger("home.activities")


def home():
    log.error("feed rendered")
