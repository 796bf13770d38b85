from activities import read_activities
from aws_xray_sdk.core import xray_recorder


def home():
    with xray_recorder.in_subsegment("activities_home"):
        with xray_recorder.in_subsegment("mock-data"):
            return read_activities()
