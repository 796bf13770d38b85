from datetime import datetime, timezone

from opentelemetry import trace

from services.mock_activities import home_feed

tracer = trace.get_tracer("home.activities")


# #region class
class HomeActivities:
    @staticmethod
    def run():
        with tracer.start_as_current_span("http-handler"):
            span = trace.get_current_span()
            now = datetime.now(timezone.utc).astimezone()
            span.set_attribute("app.now", now.isoformat())
            results = home_feed(now)
            span.set_attribute("app.result_length", len(results))
            return results
# #endregion class
