from datetime import datetime, timezone

from services.mock_activities import home_feed


# #region class
class HomeActivities:
    @staticmethod
    def run(logger):
        logger.info("Hello Cloudwatch! from  /api/activities/home")
        now = datetime.now(timezone.utc).astimezone()
        results = home_feed(now)
        return results
# #endregion class
