# #region imports
import logging

import watchtower
from flask import Flask

# #endregion imports
from services.home_activities import HomeActivities

# #region logger
# boto3 finds region and keys in AWS_DEFAULT_REGION, AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or not at all.
LOGGER = logging.getLogger(__name__)
LOGGER.setLevel(logging.DEBUG)
console_handler = logging.StreamHandler()
cw_handler = watchtower.CloudWatchLogHandler(log_group_name="cruddur")
LOGGER.addHandler(console_handler)
LOGGER.addHandler(cw_handler)
LOGGER.info("some message")
# #endregion logger

app = Flask(__name__)


@app.get("/api/activities/home")
def data_home():
    LOGGER.info("test log")
    return HomeActivities.run()
