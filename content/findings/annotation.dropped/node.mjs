import AWSXRay from 'aws-xray-sdk-core';
import { readActivities } from '../activities.mjs';

export async function home() {
  return AWSXRay.captureAsyncFunc('mock-data', async (subsegment) => {
    const activities = readActivities();
    const ids = activities.map(({ id }) => id);
    subsegment.addAttribute('annotations', { result_ids: ids });
    subsegment.close();
    return activities;
  });
}
