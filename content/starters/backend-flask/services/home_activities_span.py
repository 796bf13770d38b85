# #region shown
from datetime import datetime, timezone

from opentelemetry import trace

from services.mock_activities import home_feed

tracer = trace.get_tracer("home.activities")


# #region class
class HomeActivities:
    @staticmethod
    def run():
        with tracer.start_as_current_span("http-handler"):
            now = datetime.now(timezone.utc).astimezone()
            results = home_feed(now)
            return results
# #endregion class
# #endregion shown
