import { createServer } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { SpanStatusCode, trace } from '@opentelemetry/api';

const tracer = trace.getTracer('activities');

const activities = [
  { handle: 'katherine', message: 'Checked the numbers by hand. They can launch.' },
  { handle: 'ada', message: 'The first loom I ever saw was full of punched cards.' },
];

const work = {
  '/api/activities/home': () => activities,
  '/api/activities/search': async () => {
    await pause(600);
    return activities;
  },
  '/api/activities/broken': () => {
    throw new Error('there is no table named activites');
  },
};

/** Does what the path asks for, in a span of its own, and tells how it went. */
function answer(path) {
  return tracer.startActiveSpan('activities', async (span) => {
    try {
      return { status: 200, body: await work[path]() };
    } catch (error) {
      span.recordException(error);
      span.setStatus({ code: SpanStatusCode.ERROR, message: error.message });
      return { status: 500, body: { error: 'sorry' } };
    } finally {
      span.end();
    }
  });
}

const server = createServer((request, response) => {
  void answer(request.url).then(({ status, body }) => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
});

server.listen(Number(process.env.PORT ?? 4567), '127.0.0.1', () => {
  console.log(`backend-node listening on http://127.0.0.1:${server.address().port}`);
});
