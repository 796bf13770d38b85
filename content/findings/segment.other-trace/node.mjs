import AWSXRay from 'aws-xray-sdk-core';
import { readActivities } from '../activities.mjs';

export async function home() {
  const segment = new AWSXRay.Segment('worker');
  const activities = readActivities();
  segment.close();
  return activities;
}
