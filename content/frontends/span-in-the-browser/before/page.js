// #region shown
/** Nothing watches this page. */
export const instrumentations = [];
// #endregion
