from threading import Thread

from activities import read_activities
from aws_xray_sdk.core import xray_recorder


def work(caller):
    xray_recorder.begin_segment("worker", traceid=caller.trace_id, parent_id=caller.id)
    read_activities()
    xray_recorder.end_segment()


def home():
    thread = Thread(target=work, args=[xray_recorder.current_segment()])
    thread.start()
    thread.join()
    return read_activities()
