from activities import read_activities
from aws_xray_sdk.core import xray_recorder


def home():
    subsegment = xray_recorder.begin_subsegment("mock-data")
    activities = read_activities()
    subsegment.put_annotation("result_length", len(activities))
    return activities
