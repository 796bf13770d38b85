
from activities import read_activities


def home():
    heading = "home".upper()
    return {"heading": heading, "activities": read_activities()}
