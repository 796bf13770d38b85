import AWSXRay from 'aws-xray-sdk-core';
import { readActivities } from '../activities.mjs';

export async function home() {
  const { trace_id: traceId, id } = AWSXRay.getSegment();
  const segment = new AWSXRay.Segment('worker', traceId, id);
  const activities = readActivities();
  segment.close();
  return activities;
}
