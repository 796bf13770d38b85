from datetime import datetime, timezone

from aws_xray_sdk.core import xray_recorder

from services.mock_activities import user_feed


# #region class
class UserActivities:
    @staticmethod
    def run(user_handle):
        with xray_recorder.in_subsegment("user_activities") as outer:
            outer.put_annotation("user_id", "u-4567")
            with xray_recorder.in_subsegment("mock-data") as inner:
                now = datetime.now(timezone.utc).astimezone()
                results = user_feed(user_handle, now)
                found = {"now": now.isoformat(), "size": len(results)}
                inner.put_metadata("results", found, "user_activities")
                return results
# #endregion class
