import AWSXRay from 'aws-xray-sdk-core';
import { readActivities } from '../activities.mjs';

export async function home() {
  const activities = readActivities();
  AWSXRay.captureFunc('mock-data', (subsegment) => {
    subsegment.addAnnotation('result_length', activities.length);
  });
  return activities;
}
