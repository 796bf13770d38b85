const activities = [
  { uuid: '3f1c9a52-7c1e-4d0e-9c59-0a8f4d1b6e01', handle: 'ada', message: 'The first loom I ever saw.', replies: [] },
];

// #region shown
export const ShowActivities = {
  run({ activityUuid }) {
    return activities.find(({ uuid }) => uuid === activityUuid) ?? null;
  },
};
// #endregion
