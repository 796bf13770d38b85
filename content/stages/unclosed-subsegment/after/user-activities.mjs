import AWSXRay from 'aws-xray-sdk-core';

const activities = [
  { handle: 'andrewbrown', message: 'Cloud is very fun!' },
  { handle: 'andrewbrown', message: 'Week two. Today we look inside.' },
];

// #region shown
export const UserActivities = {
  run(handle) {
    const subsegment = AWSXRay.getSegment().addNewSubsegment('mock-data');
    try {
      const results = activities.filter((activity) => activity.handle === handle);
      subsegment.addMetadata('key', { now: new Date().toISOString(), 'results-size': results.length }, 'namespace');
      return results;
    } finally {
      subsegment.close();
    }
  },
};
// #endregion
