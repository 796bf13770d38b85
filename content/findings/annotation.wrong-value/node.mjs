import AWSXRay from 'aws-xray-sdk-core';
import { readActivities } from '../activities.mjs';

export async function home() {
  return AWSXRay.captureAsyncFunc('mock-data', async (subsegment) => {
    let activities = [];
    subsegment.addAnnotation('result_length', activities.length);
    activities = readActivities();
    subsegment.close();
    return activities;
  });
}
