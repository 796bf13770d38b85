from datetime import datetime, timezone

from aws_xray_sdk.core import xray_recorder

from services.mock_activities import user_feed


# #region class
class UserActivities:
    @staticmethod
    def run(user_handle):
        now = datetime.now(timezone.utc).astimezone()
        subsegment = xray_recorder.begin_subsegment("mock-data")
        results = user_feed(user_handle, now)
        subsegment.put_metadata("key", {"now": now.isoformat(), "results-size": len(results)}, "namespace")
        return results
# #endregion class
