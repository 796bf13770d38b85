import AWSXRay from 'aws-xray-sdk-core';
import { readActivities } from '../activities.mjs';

export async function home() {
  return AWSXRay.captureAsyncFunc('mock-data', async (subsegment) => {
    let activities = [];
    subsegment.addMetadata('results', activities.length, 'user_activities');
    activities = readActivities();
    subsegment.close();
    return activities;
  });
}
