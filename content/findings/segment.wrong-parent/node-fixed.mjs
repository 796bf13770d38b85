import AWSXRay from 'aws-xray-sdk-core';
import { readActivities } from '../activities.mjs';

export async function home() {
  return AWSXRay.captureAsyncFunc('activities_home', async (around) => {
    const activities = await AWSXRay.captureAsyncFunc('mock-data', async (subsegment) => {
      subsegment.close();
      return readActivities();
    });
    around.close();
    return activities;
  });
}
