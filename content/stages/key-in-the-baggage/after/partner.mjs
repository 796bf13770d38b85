import { trace } from '@opentelemetry/api';
import { createServer } from 'node:http';

// #region shown
/** Another company's service. It writes down the headers that it gets, as many do. */
const server = createServer(({ headers }, response) => {
  const span = trace.getActiveSpan();
  if (headers.baggage) span?.setAttribute('http.request.header.baggage', [headers.baggage]);
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ sky: 'clear' }));
});
// #endregion

server.listen(Number(process.env.PORT ?? 4568), '127.0.0.1', () => {
  console.log(`weather-partner listening on http://127.0.0.1:${server.address().port}`);
});
