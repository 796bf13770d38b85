from datetime import datetime, timezone

from aws_xray_sdk.core import xray_recorder

from services.mock_activities import user_feed


# #region class
class UserActivities:
    @staticmethod
    def run(user_handle):
        try:
            now = datetime.now(timezone.utc).astimezone()
            results = user_feed(user_handle, now)
            subsegment = xray_recorder.begin_subsegment("mock-data")
            subsegment.put_metadata("key", {"now": now.isoformat(), "results-size": len(results)}, "namespace")
            xray_recorder.end_subsegment()
        finally:
            # mock-data is ended already: this ends what capture() has opened around the view.
            xray_recorder.end_subsegment()
        return results
# #endregion class
