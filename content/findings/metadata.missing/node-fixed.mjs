import AWSXRay from 'aws-xray-sdk-core';
import { readActivities } from '../activities.mjs';

export async function home() {
  return AWSXRay.captureAsyncFunc('mock-data', async (subsegment) => {
    const activities = readActivities();
    subsegment.addMetadata('results', activities.length, 'user_activities');
    subsegment.close();
    return activities;
  });
}
