
from activities import read_activities


def home():
    return read_activities()
