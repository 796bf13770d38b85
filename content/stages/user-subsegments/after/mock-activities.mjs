const activities = [
  { handle: 'andrewbrown', message: 'Cloud is very fun!' },
  { handle: 'andrewbrown', message: 'Week two. Today we look inside.' },
];

/** The user of a handle. The id says who it is, and names nobody. */
export const userCalled = (handle) => ({ id: handle === 'andrewbrown' ? 'u-4567' : 'u-0', handle });

export const activitiesOf = ({ handle }) => activities.filter((activity) => activity.handle === handle);
