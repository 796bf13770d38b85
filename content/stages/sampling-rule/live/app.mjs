import AWSXRay from 'aws-xray-sdk-core';
import { createServer } from 'node:http';
import './put-right.mjs';
import { decisionOf } from './listen-in.mjs';
import { traced } from './xray.mjs';

function view(request, response) {
  const decision = decisionOf(AWSXRay.getSegment(), request);
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(decision));
}

const server = createServer(traced(view));

// A moment for the answer with the rules: until then the SDK would decide by its built-in one.
setTimeout(() => {
  server.listen(Number(process.env.PORT ?? 4567), '127.0.0.1', () => {
    console.log(`backend-node listening on http://127.0.0.1:${server.address().port}`);
  });
}, 250);
