import AWSXRay from 'aws-xray-sdk-core';
import { readActivities } from '../activities.mjs';

export async function home() {
  return AWSXRay.captureAsyncFunc('mock-data', async (subsegment) => {
    try {
      throw new Error('The feed is closed');
    } catch {
      subsegment.addFaultFlag();
      return readActivities();
    } finally {
      subsegment.close();
    }
  });
}
