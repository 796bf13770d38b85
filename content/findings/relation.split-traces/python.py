from threading import Thread

from opentelemetry import trace

tracer = trace.get_tracer("home.activities")


def find_activities():
    with tracer.start_as_current_span("find-activities"):
        pass


def home():
    with tracer.start_as_current_span("http-handler"):
        worker = Thread(target=find_activities)
        worker.start()
        worker.join()
