import AWSXRay from 'aws-xray-sdk-core';
import { readActivities } from '../activities.mjs';

export async function home() {
  AWSXRay.getSegment().notTraced = true;
  const segment = new AWSXRay.Segment('user_activities', AWSXRay.getSegment().trace_id);
  const activities = readActivities();
  segment.close();
  return activities;
}
