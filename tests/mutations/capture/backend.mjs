import { fault } from './tracing.mjs';
import { createServer } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import { context, ROOT_CONTEXT, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';

const tracer = trace.getTracer('home.activities', '1.0.0');
const activitiesService = process.env.ACTIVITIES_SERVICE_URL;

async function fetchActivities() {
  return (await fetch(`${activitiesService}/activities`)).json();
}

/** The length as it should be set, and the ways in which it gets lost. */
const lengthOf = (found) =>
  ({ 'text-for-number': String(found.length), undefined: undefined, 'an-object': { length: found.length } })[fault] ??
  (fault === 'undefined' ? undefined : found.length);

async function work(span) {
  span.setAttribute('app.now', new Date().toISOString());
  const found = await fetchActivities();
  await tracer.startActiveSpan('shorten-messages', async (inner) => {
    await setTimeout(4);
    inner.end();
  });
  if (fault === 'after-end') span.end();
  span.setAttribute('app.result_length', lengthOf(found));
  return found;
}

/** `startSpan` alone makes nothing active; what runs inside becomes its sibling. */
async function inactive() {
  const span = tracer.startSpan('http-handler');
  const found = await work(span);
  span.end();
  return found;
}

async function home() {
  if (fault === 'not-active') return inactive();
  return tracer.startActiveSpan('http-handler', async (span) => {
    try {
      return await work(span);
    } finally {
      if (fault !== 'never-ended') span.end();
    }
  });
}

/** Work that goes on after its parent has ended. */
function fireAndForget() {
  return tracer.startActiveSpan('http-handler', async (span) => {
    span.setAttribute('app.now', new Date().toISOString());
    const found = await fetchActivities();
    tracer.startActiveSpan('shorten-messages', (inner) => void setTimeout(40).then(() => inner.end()));
    span.setAttribute('app.result_length', found.length);
    span.end();
    return found;
  });
}

function failing() {
  return tracer.startActiveSpan('http-handler', async (span) => {
    try {
      throw new TypeError('activities is not iterable');
    } catch (error) {
      if (fault !== 'not-recorded') span.recordException(error);
      if (fault !== 'not-recorded') span.setAttribute('error.type', error.name);
      if (fault !== 'status-not-set') span.setStatus({ code: SpanStatusCode.ERROR, message: error.message });
      throw error;
    } finally {
      span.end();
    }
  });
}

/** One message is published in the request, and taken up later in a trace of its own that links back. */
async function publish() {
  const sent = tracer.startSpan('publish activity', { kind: SpanKind.PRODUCER });
  sent.end();
  const links = ['no-link', 'child-for-link'].includes(fault) ? [] : [{ context: sent.spanContext() }];
  const from = fault === 'child-for-link' ? trace.setSpan(context.active(), sent) : ROOT_CONTEXT;
  const taken = tracer.startSpan('process activity', { kind: SpanKind.CONSUMER, links }, from);
  await setTimeout(3);
  taken.end();
  return ['published'];
}

const routes = {
  '/api/activities/home': fault === 'fire-and-forget' ? fireAndForget : home,
  '/api/failing': failing,
  '/api/publish': publish,
};

async function answer(request, response) {
  const route = new URL(request.url, 'http://localhost').pathname;
  try {
    const found = await (routes[route] ?? (() => ['nothing here']))();
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(found));
  } catch (error) {
    response.writeHead(500).end(error.message);
  }
}

const server = createServer((request, response) => void answer(request, response));
server.listen(0, '127.0.0.1', () => process.send(server.address().port));
