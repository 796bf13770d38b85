from activities import read_activities
from aws_xray_sdk.core import xray_recorder


def home():
    activities = read_activities()
    for activity in activities:
        with xray_recorder.in_subsegment("mock-data") as subsegment:
            subsegment.put_metadata("handle", activity["handle"])
    return activities
