# #region imports
import logging
from time import strftime

import watchtower
from flask import Flask, request
from opentelemetry import trace

# #endregion imports
from lib.honeycomb import init_honeycomb
from services.home_activities_logger import HomeActivities


# #region span
class CurrentSpan(logging.Filter):
    """Puts the ids of the span that is open onto every record, for the formatter to write."""

    def filter(self, record):
        context = trace.get_current_span().get_span_context()
        record.trace_id = format(context.trace_id, "032x")
        record.span_id = format(context.span_id, "016x")
        return True
# #endregion span


# #region logger
# boto3 finds region and keys in AWS_DEFAULT_REGION, AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or not at all.
LOGGER = logging.getLogger(__name__)
LOGGER.setLevel(logging.DEBUG)
console_handler = logging.StreamHandler()
cw_handler = watchtower.CloudWatchLogHandler(
    log_group_name="cruddur",
    log_stream_name="backend-flask",
    log_group_retention_days=7,
    send_interval=1,
)
cw_handler.addFilter(CurrentSpan())
cw_handler.setFormatter(logging.Formatter("%(levelname)s %(message)s trace_id=%(trace_id)s span_id=%(span_id)s"))
LOGGER.addHandler(console_handler)
LOGGER.addHandler(cw_handler)
LOGGER.info("some message")
# #endregion logger

app = Flask(__name__)
init_honeycomb(app)


# #region after-request
def level_of(status_code):
    if status_code >= 500:
        return logging.ERROR
    return logging.WARNING if status_code >= 400 else logging.INFO


@app.after_request
def after_request(response):
    timestamp = strftime("[%Y-%b-%d %H:%M]")
    LOGGER.log(
        level_of(response.status_code),
        "%s %s %s %s %s %s",
        timestamp,
        request.remote_addr,
        request.method,
        request.scheme,
        request.full_path,
        response.status,
    )
    return response
# #endregion after-request


# #region home
@app.get("/api/activities/home")
def data_home():
    LOGGER.info("test log")
    return HomeActivities.run(logger=LOGGER)
# #endregion home
