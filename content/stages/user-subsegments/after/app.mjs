import { createServer } from 'node:http';
import { UserActivities } from './user-activities.mjs';
import { traced } from './xray.mjs';

// #region view
function view(request, response) {
  const handle = request.url.split('@')[1] ?? 'andrewbrown';
  const results = UserActivities.run(handle);
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(results));
}
// #endregion

const server = createServer(traced(view));

server.listen(Number(process.env.PORT ?? 4567), '127.0.0.1', () => {
  console.log(`backend-node listening on http://127.0.0.1:${server.address().port}`);
});
