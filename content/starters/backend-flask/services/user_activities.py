# #region shown
from datetime import datetime, timezone

from services.mock_activities import user_feed


class UserActivities:
    @staticmethod
    def run(user_handle):
        now = datetime.now(timezone.utc).astimezone()
        results = user_feed(user_handle, now)
        return results
# #endregion shown
