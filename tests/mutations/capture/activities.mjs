import { createServer } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import { SpanKind, trace } from '@opentelemetry/api';

const tracer = trace.getTracer('activities.store', '1.0.0');
const activities = ['Checked the numbers by hand.', 'Punched cards.', 'Found the bug. It has wings.'];

function rows() {
  const attributes = {
    'db.system.name': 'duckdb',
    'db.operation.name': 'SELECT',
    'db.query.text': 'SELECT handle, message FROM activities WHERE handle <> ?',
  };
  return tracer.startActiveSpan('SELECT activities', { kind: SpanKind.CLIENT, attributes }, async (span) => {
    try {
      await setTimeout(6);
      return activities;
    } finally {
      span.end();
    }
  });
}

async function answer(response) {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(await rows()));
}

const server = createServer((request, response) => void answer(response));
server.listen(0, '127.0.0.1', () => process.send(server.address().port));
