import { SpanStatusCode, trace } from '@opentelemetry/api';
import { createServer } from 'node:http';
import { HomeActivities } from './home-activities.mjs';
import { rollbar } from './rollbar.mjs';
import { ShowActivities } from './show-activities.mjs';

const services = { HomeActivities, ShowActivities };

// #region shown
function dataHome() {
  return services.HomeActivities.run();
}

function dataShowActivity(activityUuid) {
  return services.ShowActivity.run({ activityUuid });
}
// #endregion

function answerTo(url) {
  const [, activityUuid] = /^\/api\/activities\/([0-9a-f-]{36})$/.exec(url) ?? [];
  return activityUuid === undefined ? dataHome() : dataShowActivity(activityUuid);
}

const server = createServer((request, response) => {
  try {
    const body = JSON.stringify(answerTo(request.url));
    response.writeHead(200, { 'content-type': 'application/json' }).end(body);
  } catch (error) {
    trace.getActiveSpan()?.recordException(error);
    trace.getActiveSpan()?.setStatus({ code: SpanStatusCode.ERROR, message: error.message });
    rollbar.error(error, request);
    response.writeHead(500, { 'content-type': 'text/plain' }).end('Internal Server Error');
  }
});

server.listen(Number(process.env.PORT ?? 4567), '127.0.0.1', () => {
  console.log(`backend-node listening on http://127.0.0.1:${server.address().port}`);
});
