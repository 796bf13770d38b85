import AWSXRay from 'aws-xray-sdk-core';
import { readActivities } from '../activities.mjs';

export async function home() {
  const activities = readActivities();
  if (process.env.LOG_LEVEL === 'debug') {
    AWSXRay.captureFunc('mock-data', (subsegment) => {
      subsegment.addAnnotation('result_length', activities.length);
    });
  }
  return activities;
}
