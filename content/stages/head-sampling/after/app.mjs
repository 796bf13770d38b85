import { createServer } from 'node:http';

const activitiesService = process.env.ACTIVITIES_SERVICE_URL ?? 'http://127.0.0.1:4568';

async function home() {
  const response = await fetch(`${activitiesService}/activities/home`);
  return response.json();
}

const server = createServer((request, response) => {
  home().then(
    (activities) => response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(activities)),
    (error) => response.writeHead(502).end(error.message),
  );
});

server.listen(Number(process.env.PORT ?? 4567), '127.0.0.1', () => {
  console.log(`backend-node listening on http://127.0.0.1:${server.address().port}`);
});
