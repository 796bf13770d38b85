from activities import read_activities
from aws_xray_sdk.core import xray_recorder


def home():
    with xray_recorder.in_subsegment("mock-data") as subsegment:
        activities = []
        subsegment.put_annotation("result_length", len(activities))
        activities = read_activities()
        return activities
