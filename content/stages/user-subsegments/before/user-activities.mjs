import AWSXRay from 'aws-xray-sdk-core';
import { activitiesOf, userCalled } from './mock-activities.mjs';

// #region shown
export const UserActivities = {
  run(handle) {
    const user = AWSXRay.captureFunc('user_activities', (subsegment) => {
      const found = userCalled(handle);
      subsegment.addMetadata('user_id', found.id, 'user_activities');
      return found;
    });
    return AWSXRay.captureFunc('mock-data', (subsegment) => {
      const results = activitiesOf(user);
      subsegment.addMetadata('results', { now: new Date().toISOString(), size: results.length });
      return results;
    });
  },
};
// #endregion
