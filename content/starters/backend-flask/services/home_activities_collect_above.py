from datetime import datetime, timezone

from opentelemetry import trace

from services.mock_activities import home_feed

tracer = trace.get_tracer("home.activities")


# #region class
class HomeActivities:
    @staticmethod
    def run(user):
        with tracer.start_as_current_span("http-handler") as span:
            span.set_attribute("app.user_id", user["id"])
            return HomeActivities.collect(user)

    @staticmethod
    def collect(user):
        span = trace.get_current_span()
        with tracer.start_as_current_span("collect-feed"):
            span.set_attribute("app.followed_count", len(user["follows"]))
            now = datetime.now(timezone.utc).astimezone()
            results = [each for each in home_feed(now) if each["handle"] in user["follows"]]
            span.set_attribute("app.result_length", len(results))
            return results
# #endregion class
