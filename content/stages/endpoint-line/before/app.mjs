import { createServer } from 'node:http';
import { homeActivities } from './home-activities.mjs';

// #region shown
const server = createServer((request, response) => {
  try {
    const results = homeActivities();
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(results));
  } catch (error) {
    console.error(error);
    response.writeHead(500).end('Internal Server Error');
  }
});
// #endregion

server.listen(Number(process.env.PORT ?? 4567), '127.0.0.1', () => {
  console.log(`backend-node listening on http://127.0.0.1:${server.address().port}`);
});
