import { once } from 'node:events';
import http from 'node:http';
import AWSXRay from 'aws-xray-sdk-core';
import { readActivities } from '../activities.mjs';

const tracedHttp = AWSXRay.captureHTTPs(http);

export async function home() {
  const [answer] = await once(tracedHttp.get(process.env.ACTIVITIES_URL), 'response');
  answer.resume();
  await once(answer, 'end');
  return readActivities();
}
