import AWSXRay from 'aws-xray-sdk-core';
import { activitiesOf, userCalled } from './mock-activities.mjs';

// #region shown
export const UserActivities = {
  run(handle) {
    return AWSXRay.captureFunc('user_activities', (outer) => {
      const user = userCalled(handle);
      outer.addAnnotation('user_id', user.id);
      return AWSXRay.captureFunc('mock-data', (inner) => {
        const results = activitiesOf(user);
        const found = { now: new Date().toISOString(), size: results.length };
        inner.addMetadata('results', found, 'user_activities');
        return results;
      });
    });
  },
};
// #endregion
