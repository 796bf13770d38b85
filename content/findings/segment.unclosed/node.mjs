import AWSXRay from 'aws-xray-sdk-core';
import { readActivities } from '../activities.mjs';

export async function home() {
  const subsegment = AWSXRay.getSegment().addNewSubsegment('mock-data');
  const activities = readActivities();
  subsegment.addAnnotation('result_length', activities.length);
  return activities;
}
