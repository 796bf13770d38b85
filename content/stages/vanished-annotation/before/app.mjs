import { createServer } from 'node:http';
import { HomeActivities } from './home-activities.mjs';
import { traced } from './xray.mjs';

// #region view
function view(request, response) {
  const results = HomeActivities.run();
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(results));
}
// #endregion

const server = createServer(traced(view));

server.listen(Number(process.env.PORT ?? 4567), '127.0.0.1', () => {
  console.log(`backend-node listening on http://127.0.0.1:${server.address().port}`);
});
