from threading import Thread

from activities import read_activities
from aws_xray_sdk.core import xray_recorder


def work():
    xray_recorder.begin_segment("worker")
    read_activities()
    xray_recorder.end_segment()


def home():
    thread = Thread(target=work)
    thread.start()
    thread.join()
    return read_activities()
