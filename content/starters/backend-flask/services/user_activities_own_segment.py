from datetime import datetime, timezone

from aws_xray_sdk.core import xray_recorder

from services.mock_activities import user_feed


# #region class
class UserActivities:
    @staticmethod
    def run(user_handle):
        xray_recorder.begin_segment("user_activities")
        now = datetime.now(timezone.utc).astimezone()
        results = user_feed(user_handle, now)
        subsegment = xray_recorder.begin_subsegment("mock-data")
        subsegment.put_metadata("key", {"now": now.isoformat(), "results-size": len(results)}, "namespace")
        xray_recorder.end_subsegment()
        xray_recorder.end_segment()
        return results
# #endregion class
