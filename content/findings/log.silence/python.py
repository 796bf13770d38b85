import logging

logging.basicConfig(level=logging.INFO)
logging.getLogger("home.activities").info("feed rendered")
