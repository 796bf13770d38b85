import { createServer } from 'node:http';
import { rollbar } from './rollbar.mjs';

// #region shown
function rollbarTest() {
  rollbar.warning('Hello World!');
  return 'Hello World!';
}
// #endregion

const server = createServer((request, response) => {
  if (request.url !== '/rollbar/test') response.writeHead(404).end('Not Found');
  else response.writeHead(200, { 'content-type': 'text/plain' }).end(rollbarTest());
});

server.listen(Number(process.env.PORT ?? 4567), '127.0.0.1', () => {
  console.log(`backend-node listening on http://127.0.0.1:${server.address().port}`);
});
