from flask import Flask

from services.home_activities import HomeActivities

app = Flask(__name__)


@app.get("/api/activities/home")
def data_home():
    return HomeActivities.run()
