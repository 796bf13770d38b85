import { createServer } from 'node:http';
import { logger } from './logger.mjs';

// #region shown
const server = createServer((request, response) => {
  logger.info('test log');
  response.writeHead(200, { 'content-type': 'application/json' }).end('[]');
});
// #endregion

server.listen(Number(process.env.PORT ?? 4567), '127.0.0.1', () => {
  console.log(`backend-node listening on http://127.0.0.1:${server.address().port}`);
});
