from threading import Thread

from opentelemetry import context, trace

tracer = trace.get_tracer("home.activities")


def find_activities(here):
    context.attach(here)
    with tracer.start_as_current_span("find-activities"):
        pass


def home():
    with tracer.start_as_current_span("http-handler"):
        worker = Thread(target=find_activities, args=[context.get_current()])
        worker.start()
        worker.join()
