import AWSXRay from 'aws-xray-sdk-core';
import { readActivities } from '../activities.mjs';

export async function home() {
  const around = AWSXRay.getSegment().addNewSubsegment('activities_home');
  around.close();
  return AWSXRay.captureAsyncFunc('mock-data', async (subsegment) => {
    subsegment.close();
    return readActivities();
  });
}
