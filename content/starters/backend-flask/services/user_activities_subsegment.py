from datetime import datetime, timezone

from aws_xray_sdk.core import xray_recorder

from services.mock_activities import user_feed


# #region class
class UserActivities:
    @staticmethod
    def run(user_handle):
        with xray_recorder.in_subsegment("mock-data") as subsegment:
            now = datetime.now(timezone.utc).astimezone()
            results = user_feed(user_handle, now)
            subsegment.put_metadata("key", {"now": now.isoformat(), "results-size": len(results)}, "namespace")
            subsegment.put_annotation("handle", user_handle)
            return results
# #endregion class
