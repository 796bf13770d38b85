from activities import read_activities
from aws_xray_sdk.core import xray_recorder


def home():
    activities = read_activities()
    with xray_recorder.in_subsegment("mock-data") as subsegment:
        subsegment.put_annotation("result_length", len(activities))
    return activities
