/*
 * A computer whose clock is wrong. The SDK takes the time from these two places, and believes them as it believes any
 * computer’s; how long something lasts it takes from performance.now(), which counts on as before.
 */
const ahead = Number(document.body.dataset.clock);
const right = { now: Date.now.bind(Date), timeOrigin: performance.timeOrigin };
// #region shown
Date.now = () => right.now() + ahead;
Object.defineProperty(performance, 'timeOrigin', { value: right.timeOrigin + ahead });
// #endregion
