from datetime import datetime, timezone

from services.mock_activities import home_feed


# #region class
class ShowActivities:
    @staticmethod
    def run(activity_uuid):
        now = datetime.now(timezone.utc).astimezone()
        newest = home_feed(now)[-1]
        return {"uuid": activity_uuid, **newest}
# #endregion class
