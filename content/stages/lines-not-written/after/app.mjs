import { createServer } from 'node:http';
import { homeActivities } from './home-activities.mjs';
import { requestLine } from './request-line.mjs';

// #region shown
const server = createServer((request, response) => {
  response.on('finish', () => requestLine(request, response));
  if (request.url !== '/api/activities/home') response.writeHead(404).end('Not Found');
  else response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(homeActivities()));
});
// #endregion

server.listen(Number(process.env.PORT ?? 4567), '127.0.0.1', () => {
  console.log(`backend-node listening on http://127.0.0.1:${server.address().port}`);
});
