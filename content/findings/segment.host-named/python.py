from activities import read_activities
from aws_xray_sdk.core import xray_recorder

xray_recorder.configure(service="backend-flask", dynamic_naming="*localhost*")


def home():
    return read_activities()
