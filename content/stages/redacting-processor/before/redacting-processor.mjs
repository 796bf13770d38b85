import { redactAttributes, redactText } from './redact.mjs';

const redactEvent = (event) => ({ ...event, attributes: redactAttributes(event.attributes ?? {}) });
const redactLink = (link) => ({ ...link, attributes: redactAttributes(link.attributes ?? {}) });

/** A span as the next processor may see it. The span itself stays as it is. */
function redacted(span) {
  const { code, message } = span.status;
  return Object.create(span, {
    name: { value: redactText(span.name) },
    attributes: { value: redactAttributes(span.attributes) },
    events: { value: span.events.map(redactEvent) },
    links: { value: span.links.map(redactLink) },
    status: { value: message === undefined ? { code } : { code, message: redactText(message) } },
  });
}

// #region shown
/** Stands before the processor that sends, so that nothing gets past it. */
export class RedactingProcessor {
  constructor(next) {
    this.next = next;
  }

  onStart(span, context) {
    this.next.onStart(span, context);
  }

  onEnd(span) {
    this.next.onEnd(redacted(span));
  }

  forceFlush() {
    return this.next.forceFlush();
  }

  shutdown() {
    return this.next.shutdown();
  }
}
// #endregion
