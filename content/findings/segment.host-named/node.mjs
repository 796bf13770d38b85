import AWSXRay from 'aws-xray-sdk-core';
import { readActivities } from '../activities.mjs';

AWSXRay.middleware.setDefaultName('backend-node');
AWSXRay.middleware.enableDynamicNaming('*localhost*');

export async function home() {
  return readActivities();
}
