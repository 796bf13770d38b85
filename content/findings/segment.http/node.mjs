import { once } from 'node:events';
import http from 'node:http';
import AWSXRay from 'aws-xray-sdk-core';
import { readActivities } from '../activities.mjs';

export async function home() {
  return AWSXRay.captureAsyncFunc('activities-service', async (subsegment) => {
    subsegment.namespace = 'remote';
    const [answer] = await once(http.get(process.env.ACTIVITIES_URL), 'response');
    answer.resume();
    subsegment.close();
    return readActivities();
  });
}
