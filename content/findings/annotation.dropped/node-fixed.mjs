import AWSXRay from 'aws-xray-sdk-core';
import { readActivities } from '../activities.mjs';

export async function home() {
  return AWSXRay.captureAsyncFunc('mock-data', async (subsegment) => {
    const activities = readActivities();
    const ids = activities.map(({ id }) => id);
    subsegment.addAnnotation('result_ids', ids.join(' '));
    subsegment.close();
    return activities;
  });
}
