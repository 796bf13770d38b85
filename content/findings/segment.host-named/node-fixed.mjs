import AWSXRay from 'aws-xray-sdk-core';
import { readActivities } from '../activities.mjs';

AWSXRay.middleware.setDefaultName('backend-node');

export async function home() {
  return readActivities();
}
