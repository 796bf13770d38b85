import { createServer } from 'node:http';
import { askPartner, inBaggage } from './baggage.mjs';

const server = createServer((request, response) => {
  inBaggage(askPartner).then(
    (weather) => response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(weather)),
    (error) => response.writeHead(502).end(error.message),
  );
});

server.listen(Number(process.env.PORT ?? 4567), '127.0.0.1', () => {
  console.log(`backend-node listening on http://127.0.0.1:${server.address().port}`);
});
