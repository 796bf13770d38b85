from threading import Thread

from opentelemetry import context, trace

from activities import find_activities

tracer = trace.get_tracer("home.activities")


def work(here):
    context.attach(here)
    find_activities()


def home():
    with tracer.start_as_current_span("http-handler"):
        worker = Thread(target=work, args=[context.get_current()])
        worker.start()
    worker.join()
