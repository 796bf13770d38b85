import AWSXRay from 'aws-xray-sdk-core';
import { readActivities } from '../activities.mjs';

export async function home() {
  const activities = readActivities();
  for (const activity of activities) {
    await AWSXRay.captureAsyncFunc('mock-data', async (subsegment) => {
      subsegment.addMetadata('handle', activity.handle);
      subsegment.close();
    });
  }
  return activities;
}
