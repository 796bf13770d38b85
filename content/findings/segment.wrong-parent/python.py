from activities import read_activities
from aws_xray_sdk.core import xray_recorder


def home():
    xray_recorder.begin_subsegment("activities_home")
    xray_recorder.end_subsegment()
    with xray_recorder.in_subsegment("mock-data"):
        return read_activities()
