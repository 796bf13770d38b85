from activities import read_activities
from aws_xray_sdk.core import xray_recorder


def home():
    with xray_recorder.in_subsegment("mock-data") as subsegment:
        activities = read_activities()
        subsegment.put_metadata("results", len(activities), "user_activities")
        return activities
