from activities import read_activities
from aws_xray_sdk.core import xray_recorder
from aws_xray_sdk.core.sampling.local.sampler import LocalSampler

rules = {"version": 2, "default": {"fixed_target": 1, "rate": 1}, "rules": []}
xray_recorder.configure(sampling=True, sampler=LocalSampler(rules))


def home():
    return read_activities()
