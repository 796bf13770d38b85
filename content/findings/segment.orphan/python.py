from activities import read_activities
from aws_xray_sdk.core import xray_recorder


def home():
    xray_recorder.begin_segment("user_activities")
    activities = read_activities()
    xray_recorder.end_segment()
    return activities
