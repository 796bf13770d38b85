from datetime import datetime, timezone

from aws_xray_sdk.core import xray_recorder

from services.mock_activities import home_feed


# #region class
class HomeActivities:
    @staticmethod
    def run():
        with xray_recorder.in_subsegment("mock-data") as subsegment:
            now = datetime.now(timezone.utc).astimezone()
            results = home_feed(now)
            handles = [activity["handle"] for activity in results]
            subsegment.put_annotation("handles", " ".join(handles))
            return results
# #endregion class
