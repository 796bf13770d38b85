import logging

log = logging.getLogger("home.activities")
log.setLevel(logging.INFO)


def home():
    log.info("feed rendered")
