import { createServer } from 'node:http';
import { usersNamed } from './users.mjs';

const server = createServer((request, response) => {
  usersNamed('Grace Hopper').then(
    (users) => response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(users)),
    (error) => response.writeHead(500).end(error.message),
  );
});

server.listen(Number(process.env.PORT ?? 4567), '127.0.0.1', () => {
  console.log(`backend-node listening on http://127.0.0.1:${server.address().port}`);
});
