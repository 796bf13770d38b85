import { createServer } from 'node:http';

const activities = [
  { handle: 'katherine', message: 'Checked the numbers by hand. They can launch.' },
  { handle: 'ada', message: 'The first loom I ever saw was full of punched cards.' },
  { handle: 'grace', message: 'Found the bug. It has wings. Taped it into the log book.' },
];

const server = createServer((request, response) => {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(activities));
});

server.listen(Number(process.env.PORT ?? 4568), '127.0.0.1', () => {
  console.log(`activities-node listening on http://127.0.0.1:${server.address().port}`);
});
