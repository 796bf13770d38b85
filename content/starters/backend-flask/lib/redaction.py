"""Takes out what nobody should read: of spans on their way to the exporter, and of log lines."""

import logging
import re

from opentelemetry.sdk.trace import Event, ReadableSpan, SpanProcessor
from opentelemetry.trace import Status

REDACTED = "[REDACTED]"

# #region redact
# What says by its name that its value is nobody's business.
SECRET_NAME = re.compile(r"(?:authorization|cookie|password|secret|token|api_?key|email)$", re.I)

# What is known by its looks, wherever it stands. The first group of each stays.
SECRET_LOOKS = [
    re.compile(r"""((?:password|secret|token|api_?key)["']?[=:]\s*["']?)[^\s&"',;]+""", re.I),
    re.compile(r"(\b(?:bearer|basic)\s+)[\w+/=.~-]{8,}", re.I),
    re.compile(r"(\b)eyJ[\w-]+\.[\w-]+\.[\w-]*"),
    re.compile(r"(^|[^\w.+%-])[\w.+-]+(?:@|%40)[\w-]+(?:\.[\w-]+)+"),
    re.compile(r"([?&](?:x-amz-signature|x-amz-credential|signature|sig)=)[^\s&\"]+", re.I),
]


def redact_text(text):
    for looks in SECRET_LOOKS:
        text = looks.sub(rf"\g<1>{REDACTED}", text)
    return text


def redact_value(key, value):
    if SECRET_NAME.search(key):
        return REDACTED
    if isinstance(value, (list, tuple)):
        return [redact_value(key, each) for each in value]
    return redact_text(value) if isinstance(value, str) else value


def redact_attributes(attributes):
    return {key: redact_value(key, value) for key, value in (attributes or {}).items()}
# #endregion


def redacted(span):
    """A span as the next processor may see it: an ended one cannot be changed, so it is a new one."""
    events = [Event(each.name, redact_attributes(each.attributes), each.timestamp) for each in span.events]
    description = span.status.description
    return ReadableSpan(
        name=redact_text(span.name),
        context=span.context,
        parent=span.parent,
        resource=span.resource,
        attributes=redact_attributes(span.attributes),
        events=events,
        links=span.links,
        kind=span.kind,
        status=Status(span.status.status_code, redact_text(description) if description else None),
        start_time=span.start_time,
        end_time=span.end_time,
        instrumentation_scope=span.instrumentation_scope,
    )


# #region processor
class RedactingProcessor(SpanProcessor):
    """Stands before the processor that sends: provider.add_span_processor(RedactingProcessor(BatchSpanProcessor(...)))."""

    def __init__(self, following):
        self.following = following

    def on_start(self, span, parent_context=None):
        self.following.on_start(span, parent_context)

    def on_end(self, span):
        self.following.on_end(redacted(span))

    def shutdown(self):
        self.following.shutdown()

    def force_flush(self, timeout_millis=30000):
        return self.following.force_flush(timeout_millis)


class RedactingFilter(logging.Filter):
    """Goes onto the handler that sends: a logger's own filter does not see what its children log."""

    def filter(self, record):
        record.msg, record.args = redact_text(record.getMessage()), ()
        return True
# #endregion
