import AWSXRay from 'aws-xray-sdk-core';

const activities = [
  { handle: 'katherine', message: 'Checked the numbers by hand. They can launch.' },
  { handle: 'ada', message: 'The first loom I ever saw was full of punched cards.' },
  { handle: 'grace', message: 'Found the bug. It has wings. Taped it into the log book.' },
];

// #region shown
export const HomeActivities = {
  run() {
    return AWSXRay.captureFunc('mock-data', (subsegment) => {
      const handles = activities.map(({ handle }) => handle);
      subsegment.addAnnotation('handles', handles);
      return activities;
    });
  },
};
// #endregion
