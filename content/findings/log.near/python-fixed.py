import logging

log = logging.getLogger("home.activities")


def home():
    log.info("feed rendered")
