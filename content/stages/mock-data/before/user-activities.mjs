const activities = [
  { handle: 'andrewbrown', message: 'Cloud is very fun!' },
  { handle: 'andrewbrown', message: 'Week two. Today we look inside.' },
];

// #region shown
export const UserActivities = {
  run(handle) {
    return activities.filter((activity) => activity.handle === handle);
  },
};
// #endregion
