import { once } from 'node:events';
import { createServer } from 'node:http';
import AWSXRay from 'aws-xray-sdk-core';
import { readActivities } from '../activities.mjs';

AWSXRay.middleware.setDefaultName('backend-alone');

const server = createServer((request, response) => {
  AWSXRay.middleware.traceRequestResponseCycle(request, response);
  response.end(JSON.stringify(readActivities()));
}).listen(0, '127.0.0.1');
await once(server, 'listening');
await fetch(`http://127.0.0.1:${server.address().port}/api/activities/home`);
server.close();
